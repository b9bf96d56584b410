using SegLab.Cli.Running.Parameters;
using Xunit;

namespace SegLab.Tests.Cli.Running.Parameters;

public sealed class ParametersCellTests
{
    [Fact]
    public void NamesTypesAndDefaultsAreRead()
    {
        const string Cell = """
            // Where the images are; empty for made-up lesions.
            string DataFolder = "";
            int ImageSize = 64, Epochs = 10;   // two at once
            uint Seed = 42;
            double Rate = 1e-3;
            var Shift = -1.5f; var Big = 5L; var Fast = true; var Name = "n"; var Count = 3;
            string? Note = null; int? Size = null;
            bool Unset;
            const int Fixed = 3;
            TimeSpan Limit = TimeSpan.Zero;
            Console.WriteLine(DataFolder);
            """;
        Assert.Equal(
            [
                "string DataFolder = \"\"", "int ImageSize = 64", "int Epochs = 10", "uint Seed = 42", "double Rate = 1e-3",
                "float Shift = -1.5f", "long Big = 5L", "bool Fast = true", "string Name = \"n\"", "int Count = 3",
                "string? Note = null", "int? Size = null", "bool Unset = default",
            ],
            ParametersCell.Parse(Cell).Select(parameter => parameter.ToString()));
    }
}
