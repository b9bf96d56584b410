using System.Text.RegularExpressions;
using SegLab.Experiments;
using SegLab.Losses;
using SegLab.Models;
using SegLab.Training;
using Xunit;
using static SegLab.Tests.Repository.NotebookJson;

namespace SegLab.Tests.Repository;

/// <summary>The first notebook follows the assignment cell by cell and trains its nine networks.</summary>
public sealed partial class AssignmentNotebookTests
{
    // The assignment's cells with code, in its order; a number in brackets is a cell whose own number the conversion lost.
    private static readonly string[] AssignmentCells =
    [
        "In[1]", "seeds", "In[2]", "In[3]", "(4)", "In[5]", "In[6]", "In[7]", "(8)", "In[10]", "(11)", "(12)", "(13)", "(14)", "(15)", "(16)", "(17)",
        "In[18]", "In[19]", "In[22]", "In[23]", "(24)", "In[25]", "In[26]", "(27)", "In[28]", "In[29]", "(30)", "In[31]", "In[32]", "(33)",
        "In[34]", "In[35]", "In[36]", "In[37]", "(38)", "In[39]", "In[40]", "(41)", "In[42]", "In[43]", "In[44]", "In[45]", "In[46]", "(47)", "In[48]", "In[49]",
    ];

    private static NotebookJson Notebook => new("01-semantic-segmentation.ipynb");

    [Fact]
    public void EachCellOfTheAssignmentHasItsCellInOrder() =>
        Assert.Equal(AssignmentCells, Notebook.Cells.Select(Label).OfType<string>());

    [Fact]
    public void TheListOfCellsIsTheDescriptions()
    {
        const string Description = "shared/assignment/README.md";
        var path = RepositoryFolder.FindAbove(Description);
        Assert.SkipUnless(path is not null, $"There is no {Description} above the tests.");

        var rows = File.ReadLines(path!).SkipWhile(line => line != "## The cells, in order").Skip(1).TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))
            .Where(line => line.StartsWith('|')).Skip(2).Select(line => line.Split('|')[1].Trim());
        Assert.Equal(AssignmentCells, rows.SelectMany(row => CellNumber().Matches(row)).Select(match => match.Value switch
        {
            "–" => "seeds",
            ['(', ..] => match.Value,
            _ => $"In[{match.Value}]",
        }));
    }

    [Fact]
    public void TheNineRunsAreTrainedInTheirCells()
    {
        var training = new TrainingOptions();
        var expected = AssignmentRuns.All(training);
        Assert.Equal(9, expected.Count);

        var calls = Notebook.CodeCells.SelectMany(cell => TrainingCall().Matches(Source(cell)).Select(call => (Label: Label(cell), Call: call.Groups))).ToList();
        Assert.Equal(
            expected.Select(run => (run.Cell, run.Experiment)),
            calls.Select(call => (call.Label!, new Experiment(Architectures.Find(call.Call["network"].Value), LossNamed(call.Call["loss"].Value)) { Training = Options(call.Call["options"].Value, training) })));
    }

    [Fact]
    public void NoCellHoldsTheOriginalsLanguage() =>
        Assert.DoesNotContain(Notebook.CodeCells, cell => Source(cell).Contains("import ", StringComparison.Ordinal) || Source(cell).Contains("def ", StringComparison.Ordinal));

    private static Loss LossNamed(string name)
    {
        var constructor = typeof(Loss).Assembly.GetType($"{typeof(Loss).Namespace}.{name}", throwOnError: true)!
            .GetConstructors().Single(candidate => candidate.GetParameters().All(parameter => parameter.IsOptional));
        return (Loss)constructor.Invoke([.. constructor.GetParameters().Select(parameter => parameter.DefaultValue)]);
    }

    // UNet2's share is written as the division it is; the two round to the same number.
    private static TrainingOptions Options(string text, TrainingOptions training) => text switch
    {
        "" => training,
        ", epochs: 2 * training.Epochs" => training with { Epochs = 2 * training.Epochs },
        ", learningRate: training.LearningRate / 10" => training with { LearningRate = training.LearningRate / 10 },
        _ => throw new FormatException($"The notebook trains with '{text}', which this test does not know."),
    };

    [GeneratedRegex(@"\(\d+\)|\d+|–", RegexOptions.None, 1000)]
    private static partial Regex CellNumber();

    [GeneratedRegex(@"lab\.Train\(Architectures\.(?<network>\w+), new (?<loss>\w+)\(\)(?<options>[^;]*)\);", RegexOptions.None, 1000)]
    private static partial Regex TrainingCall();
}
