using SegLab.Benchmarks.Fuzzing;
using SegLab.Randomness;
using Xunit;

namespace SegLab.Tests.Benchmarks.Fuzzing;

/// <summary>A short run of the fuzzer with a fixed seed; the long one is <c>SegLab.Benchmarks -- fuzz --minutes N</c>.</summary>
public sealed class FuzzTests
{
    private const int InputsPerTarget = 40;

    [Fact]
    public void DamagedFilesOfEveryKindAreTakenOrRefusedInWords()
    {
        using var folder = new TemporaryFolder();
        FuzzFiles.Write(folder.Path);
        using var worker = new FuzzWorker(folder.Path);
        Assert.All(FuzzTargets.All, target =>
        {
            var answers = Enumerable.Range(0, InputsPerTarget).Select(input => Ask(target, input)).ToList();
            Assert.All(answers, answer => Assert.False(answer.StartsWith(FuzzWorkerCommand.Defect, StringComparison.Ordinal), $"{target.Name}: {answer}"));
            // The changes are felt: a reader that takes everything would have read nothing.
            Assert.Contains(answers, answer => answer.StartsWith(FuzzWorkerCommand.Refused, StringComparison.Ordinal));
        });

        string Ask(FuzzTarget target, int input)
        {
            var generator = MersenneTwister.ForStream(1, (uint)input);
            var original = target.Originals[generator.Next(target.Originals.Length)];
            var changed = folder[$"changed-{original}"];
            File.WriteAllBytes(changed, Mutation.Of(File.ReadAllBytes(folder[original]), target.IsText, generator));
            return $"{worker.Ask(target, changed)} (input {input}, {original})";
        }
    }

    [Fact]
    public void WholeFilesAreTaken()
    {
        using var folder = new TemporaryFolder();
        FuzzFiles.Write(folder.Path);
        Assert.All(FuzzTargets.All.Where(target => target.Name != "mask"), target => Assert.All(target.Originals, original =>
        {
            File.Copy(folder[original], folder[$"changed-{original}"], overwrite: true);
            Assert.Null(target.Read(folder[$"changed-{original}"], folder.Path));
        }));
    }
}
