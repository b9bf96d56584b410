using System.Globalization;
using System.Text.Json.Nodes;
using SegLab.Figures.Interactive;
using SegLab.Figures.Painting;

namespace SegLab.Figures;

/// <summary>A table of numbers whose cells are the darker the greater their number, with the number in each.</summary>
public sealed record HeatMap : Chart
{
    /// <summary>Creates the map.</summary>
    /// <param name="title">What stands above it; empty for none.</param>
    /// <param name="columns">The columns' names, at least one.</param>
    /// <param name="rows">The rows, the first on top; at least one, each with a value for each column.</param>
    /// <exception cref="SegLabException">There is no row or no column, or a row has another number of values.</exception>
    public HeatMap(string title, IReadOnlyList<string> columns, IReadOnlyList<HeatMapRow> rows)
        : base(title)
    {
        if (columns.Count == 0 || rows.Count == 0)
            throw new SegLabException($"The heat map '{title}' has {rows.Count} rows and {columns.Count} columns; give it at least one of each.");
        var wrong = rows.Where(row => row.Values.Count != columns.Count).ToList();
        if (wrong.Count > 0)
            throw new SegLabException($"The heat map '{title}' has {columns.Count} columns, but {string.Join(", ", wrong.Select(row => $"row '{row.Name}' has {row.Values.Count} values"))}. Give each row a value for each column.");
        (Columns, Rows) = (columns, rows);
    }

    /// <summary>The columns' names.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>The rows, the first on top.</summary>
    public IReadOnlyList<HeatMapRow> Rows { get; }

    /// <summary>What the colours compare: all cells by default.</summary>
    public HeatScale Scale { get; init; }

    /// <summary>How numbers are written, as .NET formats them, such as <c>0.00</c>; null, the default, writes three significant digits.</summary>
    public string? Format { get; init; }

    /// <inheritdoc/>
    public override string ToText()
    {
        var names = Rows.Max(row => row.Name.Length);
        var widths = Columns.Select((column, index) => Rows.Max(row => Written(row.Values[index]).Length) is var widest ? Math.Max(widest, column.Length) : 0).ToList();
        var lines = Rows.Select(row => Line(row.Name, row.Values.Select(Written))).Prepend(Line("", Columns));
        return $"{(Title.Length > 0 ? Title : "Heat map")}\n{string.Join('\n', lines)}";

        string Line(string name, IEnumerable<string> cells) => $"  {name.PadRight(names)}  {string.Join("  ", cells.Select((cell, index) => cell.PadLeft(widths[index])))}";
    }

    /// <inheritdoc/>
    internal override int LeastWidth => (int)MathF.Ceiling(HeatMapPainter.Width(this));

    /// <summary>A number as its cell shows it.</summary>
    internal string Written(double value)
    {
        if (double.IsNaN(value))
            return "–";
        if (double.IsInfinity(value))
            return value > 0 ? "∞" : "−∞";
        var text = value.ToString(Format ?? Digits(Math.Abs(value)), CultureInfo.InvariantCulture);
        return text.Replace('-', '−');
    }

    /// <summary>Where a number lies on its scale, 0 (light) to 1 (dark); null for no number. Where all are equal it is 0.</summary>
    internal double? Share(HeatMapRow row, double value)
    {
        if (!double.IsFinite(value))
            return null;
        var compared = (Scale == HeatScale.EachRow ? row.Values : Rows.SelectMany(other => other.Values)).Where(double.IsFinite).ToList();
        var (least, greatest) = (compared.Min(), compared.Max());
        return greatest > least ? (value - least) / (greatest - least) : 0;
    }

    /// <summary>What the lightest and the darkest colour stand for, in words.</summary>
    internal (string Least, string Greatest) Ends()
    {
        if (Scale == HeatScale.EachRow)
            return ("least of its row", "greatest of its row");
        var finite = Rows.SelectMany(row => row.Values).Where(double.IsFinite).DefaultIfEmpty(double.NaN).ToList();
        return (Written(finite.Min()), Written(finite.Max()));
    }

    /// <inheritdoc/>
    internal override JsonObject Describe() => new()
    {
        ["kind"] = "heat map",
        ["height"] = HeatMapPainter.Height(this),
        ["columns"] = new JsonArray([.. Columns.Select(column => (JsonNode)column)]),
        ["shades"] = new JsonArray([.. ShadeScale.Stops.Select(stop => (JsonNode)stop)]),
        ["least"] = Ends().Least,
        ["greatest"] = Ends().Greatest,
        ["rows"] = new JsonArray([.. Rows.Select(row => (JsonNode)new JsonObject
        {
            ["name"] = HeatMapPainter.ShortName(row.Name),
            ["shares"] = new JsonArray([.. row.Values.Select(value => ChartDescription.Number(Share(row, value)))]),
            ["texts"] = new JsonArray([.. row.Values.Select(value => (JsonNode)Written(value))]),
        })]),
    };

    /// <inheritdoc/>
    internal override Drawing Draw() => HeatMapPainter.Draw(this);

    // Three significant digits, but no exponent for numbers that people read at a glance.
    private static string Digits(double size) => size switch
    {
        >= 1e5 or (> 0 and < 1e-3) => "0.0e0",
        >= 100 => "0",
        >= 10 => "0.0",
        >= 1 => "0.00",
        _ => "0.000",
    };
}
