using Microsoft.CodeAnalysis;
using SegLab.Experiments;
using SegLab.Experiments.Store.Formulas;
using SegLab.Losses;
using SegLab.Models;
using Xunit;
using static TorchSharp.torch;

namespace SegLab.Tests.Experiments.Store.Formulas;

public sealed class ExperimentFormulaTests
{
    private const string NextCell = "\n---\n";

    // What shifts every number that the compiler gives: another cell before, other types and lambdas in it.
    private const string Unrelated = """
        var z = 3; Func<int, int> shift = i => i + z; string Name(int i) => $"{i}"; class Other { public int Value => 1; }
        ---

        """;

    private const string Network = """
        sealed class Mine : SegmentationNetwork
        {
            private readonly TorchSharp.Modules.Conv2d _layer;
            public Mine(int kernel) : base("Mine") { _layer = torch.nn.Conv2d(3, 1, kernel); RegisterComponents(); }
            protected override torch.Tensor Logits(torch.Tensor images) => _layer.forward(images);
        }
        """;

    /// <summary>Formulas in the forms that people write them in; compiled after other cells they are the same.</summary>
    public static TheoryData<string> Forms =>
    [
        From("(x.sigmoid() - y).square().mean()"),
        "var w = 0.5;" + NextCell + From("w * x.mean()"),
        "Loss Make(double w) => Loss.From(\"mine\", (x, y) => w * x.mean());" + NextCell + "Make(2)",
        "torch.Tensor Help(torch.Tensor t) => t.square();" + NextCell + From("Help(x).mean()"),
        "torch.Tensor Twice(torch.Tensor x, torch.Tensor y) => 2 * x.mean();" + NextCell + "Loss.From(\"mine\", Twice)",
        "IEnumerable<torch.Tensor> Parts(torch.Tensor x) { yield return x; yield return 2 * x; }" + NextCell + From("Parts(x).Last()"),
        "record Weights(double A, double B); var w = new Weights(1, 2);" + NextCell + From("w.A * x.mean()"),
        "record W(double[] Of); var w = new W([1, 2]); Func<int, double> f = i => w.Of[i];" + NextCell + From("f(1) * x.mean()"),
        From("new[] { 1, 2 }.Select(i => i * 2).Where(i => i > 1).Sum() * x.mean()"),
        "0.5 * new Bce() + " + From("x.mean()"),
        Own("Weight * logits.mean()"),
        $$"""{{Network}} new Architecture("Mine", () => new Mine(3), [])""",
    ];

    /// <summary>Formulas that are written differently and compute the same.</summary>
    public static TheoryData<string, string> Same => new()
    {
        // A captured variable is its value: neither its name counts nor what else is captured.
        { "var w = 0.5;" + NextCell + From("w * x.mean()"), "var a = 0.5; var b = 7;" + NextCell + From("a * x.mean()") },
        { "double[] w = [2];" + NextCell + From("w[0] * x.mean()"), "var w = new double[1]; w[0] += 2;" + NextCell + From("w[0] * x.mean()") },
        {
            "record W(double A, double B); var w = new W(1, 2);" + NextCell + From("w.A * x.mean()"),
            "record W(double A, double B); var w = new W(1, 3);" + NextCell + From("w.A * x.mean()")
        },
        {
            "torch.Tensor Help(torch.Tensor t) => t.square();" + NextCell + From("Help(x).mean()"),
            "torch.Tensor Square(torch.Tensor t) => t.square();" + NextCell + From("Square(x).mean()")
        },
    };

    /// <summary>Cells with # in them, and two things in its place that make formulas of one name compute something else.</summary>
    public static TheoryData<string, string, string> Different => new()
    {
        { From("#"), "(x.sigmoid() - y).square().mean()", "100 * (x.sigmoid() - y).abs().mean()" },
        { From("#"), "(x - y).mean()", "(y - x).mean()" },
        { From("# * x.mean()"), "0.5", "0.6" },
        { From("x.mean() # 1"), "+", "-" },
        { From("x.mean() + \"#\".Length"), "a", "ab" },
        { From("x.mean() + (int)StringComparison.#"), "Ordinal", "InvariantCulture" },
        // Overloads and conversions that differ in a type alone.
        { From("x.mean() + Math.Abs(#)"), "1", "1.0" },
        { From("x.mean() + (#)x.sum()"), "double", "float" },
        // Captured values of every kind that can be told.
        { "var w = #;" + NextCell + From("w * x.mean()"), "0.5", "0.25" },
        { "var w = 0.5;" + NextCell + From("w * x.mean()") + NextCell + "w = #;" + NextCell + From("w * x.mean()"), "0.5", "0.75" },
        { "int? w = #;" + NextCell + From("(w ?? 1) * x.mean()"), "null", "4" },
        { "var w = (1.0, #);" + NextCell + From("w.Item2 * x.mean()"), "2.0", "3.0" },
        { "var s = \"#\";" + NextCell + From("s == \"sum\" ? x.sum() : x.mean()"), "sum", "mean" },
        { "var d = DayOfWeek.#;" + NextCell + From("(int)d * x.mean()"), "Friday", "Sunday" },
        { "double[] w = [1, #];" + NextCell + From("w[0] * x.mean()"), "2", "3" },
        { "var w = new List<int> { # };" + NextCell + From("w[0] * x.mean()"), "1", "2" },
        { "IReadOnlyList<int> w = [1, #];" + NextCell + From("w[0] * x.mean()"), "1", "2" },
        { "var w = new Dictionary<string, int> { [\"a\"] = # };" + NextCell + From("w[\"a\"] * x.mean()"), "1", "2" },
        { "Loss d = new Dice(#);" + NextCell + From("d.Of(x, y)"), "", "2" },
        { "Loss d = " + From("x.#()") + ";" + NextCell + From("d.Of(x, y)"), "mean", "sum" },
        { "Func<double> w = () => #;" + NextCell + From("w() * x.mean()"), "1", "2" },
        { "Loss.From(\"mine\", new Dice(#).Of)", "", "2" },
        { "Loss.From(\"mine\", torch.#)", "minimum", "maximum" },
        { "Loss Make(double w) => " + From("w * x.mean()") + ";" + NextCell + "Make(#)", "2", "3" },
        { "record W(double A); var w = new W(#);" + NextCell + From("w.A * x.mean()"), "1", "2" },
        { "class I { public int B = #; } class O { public I I = new(); } var o = new O();" + NextCell + From("o.I.B * x"), "1", "2" },
        { "static class C { public static double W = #; }" + NextCell + From("C.W * x.mean()"), "1", "2" },
        { "static class C { public static double W { get; } = #; }" + NextCell + From("C.W * x.mean()"), "1", "2" },
        { "const double W = #;" + NextCell + From("W * x.mean()"), "1", "2" },
        // Constant arrays are data of the assembly, not code.
        { From("new[] { 0.1, 0.2, 0.3, # }.Sum() * x.mean()"), "0.4", "0.5" },
        // What is called, from where it is called, at any depth.
        { "torch.Tensor Help(torch.Tensor t) => t.#();" + NextCell + From("Help(x).mean()"), "square", "abs" },
        { "double A() => #;" + NextCell + "double B() => A();" + NextCell + From("B() * x.mean()"), "1", "2" },
        { "IEnumerable<int> Parts() { yield return #; }" + NextCell + From("Parts().First() * x.mean()"), "1", "2" },
        { "async System.Threading.Tasks.Task<int> W() => #;" + NextCell + From("W().Result * x.mean()"), "1", "2" },
        { From("new[] { 1, 2 }.Select(i => i * #).Sum() * x.mean()"), "2", "3" },
        { "int Size<T>() where T : unmanaged => default(T).ToString().Length;" + NextCell + From("Size<#>() * x.mean()"), "int", "bool" },
        { "interface I { int W(); } class A : I { public int W() => #; } I w = new A();" + NextCell + From("w.W() * x.mean()"), "1", "2" },
        {
            "abstract class B { public abstract int W { get; } } class A : B { public override int W { get; } = #; } B w = new A();"
                + NextCell + From("w.W * x.mean()"), "1", "2"
        },
        // Not in a lambda but in a type, and among others.
        { Own("logits.#()"), "mean", "sum" },
        { Own("Weight * logits.mean()", weight: "#"), "2", "3" },
        { "0.5 * new Bce() + " + From("x.#()"), "mean", "sum" },
        { "new GrowingWeight(" + From("x.#()") + ")", "mean", "sum" },
        { $$"""{{Network}} new Architecture("Mine", () => new Mine(#), [])""", "3", "5" },
        { $$"""{{Network}} var size = #; new Architecture("Mine", () => new Mine(size), [])""", "3", "5" },
        { """new Architecture("Mine", () => new #(), [])""", "SegNet", "UNet" },
    };

    /// <summary>What no hash can hold, as the notice calls it, and cells with such a formula.</summary>
    public static TheoryData<string, string> Untold => new()
    {
        { "table (Tensor)", "var table = torch.ones(3);" + NextCell + From("table.sum() * x.mean()") },
        { "tables (Tensor)", "var tables = new[] { torch.ones(3) };" + NextCell + From("tables[0].sum() * x.mean()") },
        { "watch (Stopwatch)", "var watch = System.Diagnostics.Stopwatch.StartNew();" + NextCell + From("watch.ElapsedTicks * x.mean()") },
        { "steps (it changes while the formula is computed)", "var steps = 0;" + NextCell + From("(steps++) * x.mean()") },
        {
            "Steps (it changes while the formula is computed)",
            "static class C { public static int Steps { get; set; } }" + NextCell + From("(C.Steps += 1) * x.mean()")
        },
        { "layer (Linear)", "var layer = torch.nn.Linear(2, 2);" + NextCell + From("layer.forward(x).mean()") },
        {
            "net (Mine)",
            "class Mine : torch.nn.Module { public Mine() : base(\"m\") { } public torch.Tensor F(torch.Tensor x) => x; }"
                + "var net = new Mine();" + NextCell + From("net.F(x).mean()")
        },
        {
            "the formula (a compiled expression)",
            "System.Linq.Expressions.Expression<Func<torch.Tensor, torch.Tensor, torch.Tensor>> f = (x, y) => x.abs();"
                + NextCell + "Loss.From(\"mine\", f.Compile())"
        },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public Task CompilingAFormulaAgainAfterOtherCellsGivesItsHashAgain(string cells) => AreTheSameAsync(cells, Unrelated + cells);

    [Theory]
    [MemberData(nameof(Same))]
    public Task WhatComputesTheSameHasTheSameHash(string cells, string others) => AreTheSameAsync(cells, others);

    [Theory]
    [MemberData(nameof(Different))]
    public async Task AnEditedFormulaHasAnotherHash(string cells, string before, string after)
    {
        foreach (var optimization in (OptimizationLevel[])[OptimizationLevel.Debug, OptimizationLevel.Release])
        {
            var formula = await FormulaAsync(cells.Replace("#", before, StringComparison.Ordinal), optimization);
            var edited = await FormulaAsync(cells.Replace("#", after, StringComparison.Ordinal), optimization);
            Assert.NotEmpty(edited.Hashes);
            Assert.NotEqual(formula.Hashes, edited.Hashes);
            Assert.Equal((0, 0), (formula.Untold.Count, edited.Untold.Count));
        }
    }

    [Theory]
    [MemberData(nameof(Untold))]
    public async Task WhatCantBeToldIsNamed(string name, string cells)
    {
        var formula = await FormulaAsync(cells);
        Assert.Equal([name], formula.Untold);
        Assert.Equal(formula.Hashes, (await FormulaAsync(cells)).Hashes);
    }

    [Theory]
    [InlineData(false, "Loss.From(\"mine\", (x, y) => x.mean())")]
    [InlineData(false, "var z = 1;\n---\nLoss.From(\"mine\", (x, y) => new[] { 1, 2 }.Select(i => i * 2).Sum() * x.mean())")]
    [InlineData(false, "torch.Tensor Twice(torch.Tensor x, torch.Tensor y) => 2 * x.mean();\n---\nLoss.From(\"mine\", Twice)")]
    [InlineData(true, "var w = 0.5;\n---\nLoss.From(\"mine\", (x, y) => w * x.mean())")]
    [InlineData(true, "Loss Make(double w) => Loss.From(\"mine\", (x, y) => w * x.mean());\n---\n0.5 * new Bce() + Make(2)")]
    [InlineData(true, "var w = 2; Func<int, double> f = i => i + w;\n---\nLoss.From(\"mine\", (x, y) => f(1) * x.mean())")]
    [InlineData(true, "var deep = true; new Architecture(\"Mine\", () => deep ? new UNet() : new SegNet(), [])")]
    public async Task ALambdaThatCapturesValuesIsToldFromOneThatDoesNot(bool captures, string cells) =>
        Assert.Equal(captures, (await FormulaAsync(cells)).Captures);

    [Fact]
    public void ACompiledProgramsFormulasAreToldApartAsWell()
    {
        Assert.Equal(Hash((x, y) => (x - y).mean()), Hash((a, b) => (a - b).mean()));
        Assert.NotEqual(Hash((x, y) => (x - y).mean()), Hash((x, y) => (x - y).sum()));
        Assert.Equal(Scaled(2), Scaled(2));
        Assert.NotEqual(Scaled(2), Scaled(3));

        static string? Scaled(double factor) => Hash((x, _) => factor * x.mean());
    }

    [Fact]
    public void WhatIsSegLabsOwnHasNoHash()
    {
        foreach (var loss in LossCatalog.All.Concat(LossCatalog.Combinations))
        {
            foreach (var architecture in Architectures.All)
            {
                var formula = ExperimentFormula.Of(new Experiment(architecture, loss));
                Assert.Equal((null, null, 0), (formula.Loss, formula.Builder, formula.Untold.Count));
            }
        }
    }

    private static async Task AreTheSameAsync(string cells, string others)
    {
        var (one, two) = (await FormulaAsync(cells), await FormulaAsync(others));
        Assert.NotEmpty(one.Hashes);
        Assert.Equal(one.Hashes, two.Hashes);
        Assert.Empty(one.Untold);
    }

    private static Task<ExperimentFormula> FormulaAsync(string cells, OptimizationLevel optimization = OptimizationLevel.Debug) =>
        Cells.FormulaAsync(cells.ReplaceLineEndings("\n").Split(NextCell), optimization);

    private static string From(string formula) => $"Loss.From(\"mine\", (x, y) => {formula})";

    private static string Own(string formula, string weight = "2") => $$"""
        sealed record Mine(double Weight) : Loss
        {
            public override string Name => "mine";
            protected override torch.Tensor Compute(torch.Tensor logits, Target target) => {{formula}};
        }
        new Mine({{weight}})
        """;

    private static string? Hash(Func<Tensor, Tensor, Tensor> formula) =>
        ExperimentFormula.Of(new Experiment(Architectures.SegNet2, Loss.From("mine", formula))).Loss;
}
