using System.Text.Json.Nodes;
using SegLab.Figures.Interactive;
using SegLab.Figures.Painting;
using SegLab.Statistics;

namespace SegLab.Figures;

/// <summary>
/// Mean ranks on an axis, the best at the left, and bars that join those which can't be told apart (Demšar 2006, Statistical
/// comparisons of classifiers over multiple data sets, figure 1). Legible with up to twelve names.
/// </summary>
public sealed record CriticalDifferenceDiagram : Chart
{
    /// <summary>Creates the diagram.</summary>
    /// <param name="title">What stands above it; empty for none.</param>
    /// <param name="names">What is ranked, at least two, in any order.</param>
    /// <param name="criticalDifference">The least difference of mean ranks that tells two apart; above 0.</param>
    /// <exception cref="SegLabException">There are fewer than two names, or a number can't be drawn.</exception>
    public CriticalDifferenceDiagram(string title, IReadOnlyList<RankedName> names, double criticalDifference)
        : base(title)
    {
        if (names.Count < 2)
            throw new SegLabException($"The diagram '{title}' compares ranks; give it at least two names.");
        var wrong = names.Where(name => !(name.MeanRank >= 1 && name.MeanRank <= names.Count)).ToList();
        if (wrong.Count > 0 || !(criticalDifference > 0 && double.IsFinite(criticalDifference)))
            throw new SegLabException(FormattableString.Invariant($"The diagram '{title}' cannot be drawn: mean ranks lie between 1 and the number of names ({names.Count}){string.Concat(wrong.Select(name => FormattableString.Invariant($"; that of '{name.Name}' is {name.MeanRank}")))}, and a critical difference is above 0; it is {criticalDifference}."));
        (Names, CriticalDifference) = ([.. names.OrderBy(name => name.MeanRank)], criticalDifference);
    }

    /// <summary>What is ranked, the best first.</summary>
    public IReadOnlyList<RankedName> Names { get; }

    /// <summary>The least difference of mean ranks that tells two apart.</summary>
    public double CriticalDifference { get; }

    /// <summary>The groups that a bar joins: indexes of <see cref="Names"/>.</summary>
    internal IReadOnlyList<IReadOnlyList<int>> Cliques => NemenyiTest.CliquesOf([.. Names.Select(name => name.MeanRank)], CriticalDifference);

    /// <inheritdoc/>
    public override string ToText()
    {
        var width = Names.Max(name => name.Name.Length);
        var lines = Names.Select(name => FormattableString.Invariant($"  {name.Name.PadRight(width)}  {name.MeanRank:0.00}"));
        var joined = Cliques.Select(clique => $"  not told apart: {string.Join(", ", clique.Select(index => Names[index].Name))}");
        return FormattableString.Invariant($"{(Title.Length > 0 ? Title : "Mean ranks")} (critical difference {CriticalDifference:0.00})\n{string.Join('\n', lines.Concat(joined))}");
    }

    /// <inheritdoc/>
    internal override JsonObject Describe()
    {
        var layout = new RankLayout(this);
        return new JsonObject
        {
            ["kind"] = "ranks",
            ["height"] = (int)layout.Height,
            ["left"] = (int)layout.Area.Left,
            ["right"] = (int)(RankLayout.Width - layout.Area.Right),
            ["width"] = (int)layout.Area.Width,
            ["top"] = (int)layout.DifferenceTop,
            ["axisTop"] = (int)layout.AxisTop,
            ["from"] = layout.From,
            ["to"] = layout.To,
            ["caption"] = RankLayout.Caption,
            ["difference"] = ChartDescription.Number(CriticalDifference),
            ["differenceLabel"] = RankLayout.LabelOf(CriticalDifference),
            ["color"] = RankLayout.BarColor,
            ["names"] = new JsonArray([.. layout.Places.Select(place => (JsonNode)new JsonObject
            {
                ["name"] = Brush.Fit(place.Name, RankLayout.LabelSize, RankLayout.MaximalNames),
                ["rank"] = ChartDescription.Number(place.MeanRank),
                ["isLeft"] = place.IsLeft,
                ["y"] = (int)place.Y,
            })]),
            ["bars"] = new JsonArray([.. layout.Bars.Select(bar => (JsonNode)new JsonObject
            {
                ["from"] = ChartDescription.Number(bar.From),
                ["to"] = ChartDescription.Number(bar.To),
                ["y"] = (int)bar.Y,
            })]),
        };
    }

    /// <inheritdoc/>
    internal override Drawing Draw() => RankPainter.Draw(this);
}
