using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;
using SegLab.Experiments;
using SegLab.Experiments.Store.Formulas;
using SegLab.Losses;
using SegLab.Models;
using TorchSharp;

namespace SegLab.Tests.Experiments.Store.Formulas;

/// <summary>Runs a notebook's cells, which end in a loss or a network: each call compiles them anew, as a restarted kernel does.</summary>
internal static class Cells
{
    private static readonly ScriptOptions Options = ScriptOptions.Default
        .WithReferences(typeof(Loss).Assembly, typeof(torch).Assembly, typeof(Enumerable).Assembly)
        .AddReferences(Assembly.Load("System.Runtime"), Assembly.Load("System.Collections"), Assembly.Load("System.Linq.Expressions"))
        .WithImports("System", "System.Linq", "System.Collections.Generic", "SegLab", "SegLab.Losses", "SegLab.Models", "TorchSharp")
        .WithAllowUnsafe(true);

    public static async Task<ExperimentFormula> FormulaAsync(string[] cells, OptimizationLevel optimization = OptimizationLevel.Debug) =>
        ExperimentFormula.Of(await RunAsync(cells, optimization) switch
        {
            Loss loss => new Experiment(Architectures.SegNet2, loss),
            Architecture architecture => new Experiment(architecture, new Bce()),
            var other => throw new InvalidOperationException($"The cells end in {other}."),
        });

    private static async Task<object?> RunAsync(string[] cells, OptimizationLevel optimization)
    {
        ScriptState<object>? state = null;
        foreach (var cell in cells)
        {
            var options = Options.WithOptimizationLevel(optimization);
            state = state is null ? await CSharpScript.RunAsync(cell, options) : await state.ContinueWithAsync(cell, options);
        }

        return state!.ReturnValue;
    }
}
