using SegLab.Figures;
using Xunit;

namespace SegLab.Tests.Figures;

public sealed class TableTests
{
    private static readonly Table Sample = new("Runs", [new TableColumn("model"), new TableColumn("IoU", ColumnAlignment.Right) { Highlight = 1 }], [["SegNet <1>", "0.668"], ["UNet", "0.9"]]);

    [Fact]
    public void TextIsAligned()
    {
        Assert.Equal("Runs\nmodel         IoU\nSegNet <1>  0.668\nUNet          0.9", Sample.ToText());
    }

    [Fact]
    public void HtmlEscapesAlignsAndHighlights()
    {
        var html = Sample.ToHtml();
        Assert.Contains("SegNet &lt;1&gt;", html, StringComparison.Ordinal);
        Assert.Matches("text-align:right[^>]*font-weight:600\">0\\.9</td>", html);
        Assert.Matches("text-align:right[^>]*#8884\">0\\.668</td>", html);
    }

    [Fact]
    public void RowsOfAnotherLengthAreAllNamed()
    {
        var error = Assert.Throws<SegLabException>(() => new Table("Runs", [new TableColumn("a")], [["1", "2"], ["1"], []]));
        Assert.Contains("row 1 has 2 cells, row 3 has 0 cells", error.Message, StringComparison.Ordinal);
        Assert.Throws<SegLabException>(() => new Table("Runs", [], []));
    }

    [Fact]
    public void SourceIsFoldedAndEscaped()
    {
        var source = new SourceCode("SegNet.cs", "a\nb < c\n");
        Assert.StartsWith("<details class=\"seglab-source\"><summary>SegNet.cs (2 lines)</summary>", source.ToHtml(), StringComparison.Ordinal);
        Assert.Contains("b &lt; c", source.ToHtml(), StringComparison.Ordinal);
        Assert.Equal("SegNet.cs\na\nb < c\n", source.ToText());
    }
}
