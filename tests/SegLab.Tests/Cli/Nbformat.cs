using Xunit;

namespace SegLab.Tests.Cli;

/// <summary>Jupyter's own reader and writer of notebooks (python3-nbformat), where the machine has it.</summary>
internal static class Nbformat
{
    private const string Python = "/usr/bin/python3";

    /// <summary>Fails unless Jupyter finds the notebook valid and, if asked, would write the same text; skips the test where there is no nbformat.</summary>
    public static async Task AcceptsAsync(string path, bool sameText = true)
    {
        Assert.SkipUnless(File.Exists(Python), $"There is no {Python} on this machine.");
        var found = await CommandProcess.RunAsync(Python, Path.GetTempPath(), "-c", "import nbformat");
        Assert.SkipUnless(found.ExitCode == 0, $"{Python} has no nbformat (Debian: python3-nbformat).");

        const string Check = """
            import sys, nbformat
            with open(sys.argv[1], encoding="utf-8") as file:
                text = file.read()
            notebook = nbformat.reads(text, 4)
            nbformat.validate(notebook)
            assert (notebook.nbformat, notebook.nbformat_minor) == (4, 5)
            assert sys.argv[2] == "False" or nbformat.writes(notebook) + "\n" == text, "Jupyter would write it differently"
            """;
        var result = await CommandProcess.RunAsync(Python, Path.GetTempPath(), "-W", "error", "-c", Check, path, sameText.ToString());
        Assert.True(result.ExitCode == 0, result.Error);
    }
}
