using System.Reflection;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Formatting;
using Xunit;

namespace SegLab.Tests.Cli.Running;

/// <summary>The names by which a library finds its host, as Microsoft.DotNet.Interactive 1.0.0-beta.26120.1 has them (read by reflection).</summary>
public sealed class InteractiveNamesTests
{
    private static readonly Assembly Host = typeof(Kernel).Assembly;

    [Theory]
    [InlineData("Microsoft.DotNet.Interactive.Kernel", "display", "Object, String[]", typeof(DisplayedValue))]
    [InlineData("Microsoft.DotNet.Interactive.KernelInvocationContextExtensions", "Display", "KernelInvocationContext, Object, String[]", typeof(DisplayedValue))]
    [InlineData("Microsoft.DotNet.Interactive.KernelInvocationContextExtensions", "DisplayAs", "KernelInvocationContext, String, String", typeof(DisplayedValue))]
    [InlineData("Microsoft.DotNet.Interactive.KernelInvocationContext", "get_Current", "", typeof(KernelInvocationContext))]
    [InlineData("Microsoft.DotNet.Interactive.Formatting.DisplayedValue", "Update", "Object", typeof(void))]
    [InlineData("System.DisplayExtensions", "Display", "Object, String[]", typeof(DisplayedValue))]
    [InlineData("System.DisplayExtensions", "DisplayAs", "String, String", typeof(DisplayedValue))]
    public void AreDotNetInteractives(string type, string method, string parameters, Type returns)
    {
        var found = Host.GetType(type, throwOnError: true)!.GetMethod(method);
        Assert.NotNull(found);
        Assert.Equal(parameters, string.Join(", ", found.GetParameters().Select(parameter => parameter.ParameterType.Name)));
        Assert.Equal(returns, found.ReturnType);
    }

    [Fact]
    public void CancellationIsReadFromTheContext() =>
        Assert.Equal(typeof(CancellationToken), typeof(KernelInvocationContext).GetProperty("CancellationToken")!.PropertyType);

    [Fact]
    public void BetweenCellsThereIsNoContext() => Assert.Null(KernelInvocationContext.Current);
}
