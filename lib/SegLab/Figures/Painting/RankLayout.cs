using SkiaSharp;

namespace SegLab.Figures.Painting;

/// <summary>Where everything lies in a <see cref="CriticalDifferenceDiagram"/>, in logical pixels: the same in the picture and in Plotly's.</summary>
internal sealed class RankLayout
{
    /// <summary>The diagram's width.</summary>
    public const float Width = 720;

    /// <summary>The space at its edges.</summary>
    public const float Margin = 16;

    /// <summary>The size of its names and marks.</summary>
    public const float LabelSize = 12;

    /// <summary>The room of a mean rank beside its name.</summary>
    public const float NumberWidth = 38;

    /// <summary>The most room of a name.</summary>
    public const float MaximalNames = 190;

    /// <summary>What the axis shows.</summary>
    public const string Caption = "mean rank, 1 is the best";

    private const float BarStep = 10;
    private const float RowStep = 24;

    /// <summary>Lays a diagram out.</summary>
    /// <param name="diagram">The diagram.</param>
    public RankLayout(CriticalDifferenceDiagram diagram)
    {
        var names = diagram.Names;
        (From, To) = Range(names, diagram.CriticalDifference);
        DifferenceTop = (diagram.Title.Length > 0 ? 44 : 12) + 20;
        AxisTop = DifferenceTop + 40;
        var half = (names.Count + 1) / 2;
        var bars = diagram.Cliques.Select(clique => (From: names[clique[0]].MeanRank, To: names[clique[^1]].MeanRank)).ToList();
        var rows = Rows(bars, (To - From) / 40);
        Bars = [.. bars.Zip(rows, (bar, row) => new RankBar(bar.From, bar.To, AxisTop + 13 + (BarStep * row)))];
        var first = AxisTop + 30 + (BarStep * rows.DefaultIfEmpty(-1).Max());
        // The outermost names are the highest: no line crosses another.
        Places = [.. names.Select((name, index) => new RankPlace(name.Name, name.MeanRank, index < half, first + (RowStep * Math.Min(index, names.Count - 1 - index))))];
        Height = first + (RowStep * (half - 1)) + 20;
        Area = new SKRect(Margin + NamesWidth(names.Take(half)) + NumberWidth + 12, AxisTop, Width - Margin - NamesWidth(names.Skip(half)) - NumberWidth - 12, Height);
    }

    /// <summary>The colour of bars.</summary>
    public static string BarColor => ChartColors.Palette[0];

    /// <summary>The diagram's height.</summary>
    public float Height { get; }

    /// <summary>The axis and what is below it, between the columns of names.</summary>
    public SKRect Area { get; }

    /// <summary>Where the critical difference is drawn.</summary>
    public float DifferenceTop { get; }

    /// <summary>Where the axis lies.</summary>
    public float AxisTop { get; }

    /// <summary>The axis's best rank, a whole number.</summary>
    public int From { get; }

    /// <summary>The axis's worst rank, a whole number.</summary>
    public int To { get; }

    /// <summary>The names, the best first.</summary>
    public IReadOnlyList<RankPlace> Places { get; }

    /// <summary>The bars.</summary>
    public IReadOnlyList<RankBar> Bars { get; }

    /// <summary>What stands at the critical difference.</summary>
    /// <param name="difference">The difference.</param>
    public static string LabelOf(double difference) => FormattableString.Invariant($"critical difference {difference:0.00}");

    /// <summary>Where a rank lies.</summary>
    /// <param name="rank">The rank.</param>
    public float X(double rank) => Area.Left + (float)((rank - From) / (To - From) * Area.Width);

    private static float NamesWidth(IEnumerable<RankedName> names) => Math.Min(MaximalNames, names.Max(name => Brush.Measure(name.Name, LabelSize)));

    // As little of the axis as holds the ranks and the critical difference; all of it where the difference is longer.
    private static (int From, int To) Range(IReadOnlyList<RankedName> names, double difference)
    {
        var from = (int)Math.Floor(names[0].MeanRank);
        var to = Math.Max((int)Math.Ceiling(names[^1].MeanRank), (int)Math.Ceiling(from + difference));
        return to <= names.Count ? (from, to) : (Math.Max(1, Math.Min(from, (int)Math.Floor(names.Count - difference))), names.Count);
    }

    // Bars that do not meet share a row.
    private static List<int> Rows(IEnumerable<(double From, double To)> bars, double gap)
    {
        var (ends, rows) = (new List<double>(), new List<int>());
        foreach (var (from, to) in bars)
        {
            var row = ends.FindIndex(end => end + gap < from);
            if (row < 0)
            {
                row = ends.Count;
                ends.Add(to);
            }

            ends[row] = to;
            rows.Add(row);
        }

        return rows;
    }
}
