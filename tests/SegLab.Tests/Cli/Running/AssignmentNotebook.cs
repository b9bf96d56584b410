using SegLab.Tests.Repository;

namespace SegLab.Tests.Cli.Running;

/// <summary>The notebook of the assignment, where the repository keeps it.</summary>
internal static class AssignmentNotebook
{
    public static string Path { get; } = RepositoryFolder.Full("notebooks/01-semantic-segmentation.ipynb");

    /// <summary>Runs it as a person does, but on a few small made-up pictures, into the folder's <c>reports</c>.</summary>
    public static Task<CommandResult> RunAsync(TemporaryFolder folder, params string[] arguments) =>
        CommandProcess.SeglabAsync(folder.Path, ["run", Path, "--set", "Count=4", .. arguments]);
}
