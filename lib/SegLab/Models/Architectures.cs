namespace SegLab.Models;

/// <summary>The networks of the suite: a plain list.</summary>
public static class Architectures
{
    /// <summary>Max-pooling down, bicubic interpolation up.</summary>
    public static Architecture SegNet { get; } = new(nameof(Models.SegNet), () => new SegNet(), ["SegNet.cs"]);

    /// <summary>Max-pooling down, unpooling by its indices up.</summary>
    public static Architecture SegNet2 { get; } = new(nameof(Models.SegNet2), () => new SegNet2(), ["SegNet2.cs", "UnpoolingNetwork.cs"]);

    /// <summary>Skip connections joined before bicubic interpolation.</summary>
    public static Architecture UNet { get; } = new(nameof(Models.UNet), () => new UNet(), ["UNet.cs", "UNetWiring.cs"]);

    /// <summary>Skip connections, strided and transposed convolutions.</summary>
    public static Architecture UNet2 { get; } = new(nameof(Models.UNet2), () => new UNet2(), ["UNet2.cs", "UNetWiring.cs"]);

    /// <summary>SegNet2 with dilated convolutions.</summary>
    public static Architecture DilatedSegNet { get; } = new(nameof(Models.DilatedSegNet), () => new DilatedSegNet(), ["DilatedSegNet.cs", "UnpoolingNetwork.cs"]);

    /// <summary>UNet with dilated convolutions in its encoder.</summary>
    public static Architecture DilatedUNet { get; } = new(nameof(Models.DilatedUNet), () => new DilatedUNet(), ["DilatedUNet.cs", "UNetWiring.cs"]);

    /// <summary>All of them: the five that the assignment trains, in its order, and the one that only its text asks for.</summary>
    public static IReadOnlyList<Architecture> All { get; } = [SegNet, SegNet2, UNet, UNet2, DilatedSegNet, DilatedUNet];

    /// <summary>The architecture of that name, whatever its case.</summary>
    /// <param name="name">Such as <c>SegNet2</c>.</param>
    /// <exception cref="SegLabException">There is none; the message lists those there are.</exception>
    public static Architecture Find(string name) =>
        All.FirstOrDefault(architecture => string.Equals(architecture.Name, name, StringComparison.OrdinalIgnoreCase))
        ?? throw new SegLabException($"There is no network '{name}'. There are: {string.Join(", ", All)}.");
}
