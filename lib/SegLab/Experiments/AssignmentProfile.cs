namespace SegLab.Experiments;

/// <summary>How large the assignment is run.</summary>
/// <param name="Name">What <see cref="Find"/> calls it.</param>
/// <param name="ImageSize">The pictures' side in pixels.</param>
/// <param name="Epochs">How often each picture is seen; the Tversky run of SegNet2 takes twice as many.</param>
public sealed record AssignmentProfile(string Name, int ImageSize, int Epochs)
{
    /// <summary>A few minutes on two cores: small pictures, few epochs. Scores are far from what the networks can reach.</summary>
    public static AssignmentProfile Quick { get; } = new("quick", 48, 12);

    /// <summary>As the original: 256×256, 40 epochs. An evening on a laptop's processor, minutes on a GPU.</summary>
    public static AssignmentProfile Full { get; } = new("full", 256, 40);

    /// <summary>The profile of that name.</summary>
    /// <param name="name"><c>quick</c> or <c>full</c>.</param>
    /// <exception cref="SegLabException">There is none; the message lists those there are.</exception>
    public static AssignmentProfile Find(string name) => name.Trim().ToLowerInvariant() switch
    {
        "quick" => Quick,
        "full" => Full,
        _ => throw new SegLabException($"There is no profile '{name}'. There are: quick ({Quick.ImageSize}×{Quick.ImageSize} pixels, {Quick.Epochs} epochs) and full ({Full.ImageSize}×{Full.ImageSize} pixels, {Full.Epochs} epochs)."),
    };
}
