using System.Numerics;

namespace SegLab.Data.MadeUp;

/// <summary>A row of a picture while its pigments add up.</summary>
/// <param name="width">How many pixels.</param>
internal sealed class AbsorbanceRow(int width)
{
    /// <summary>Which row, 0 at the top.</summary>
    public int Y { get; private set; }

    /// <summary>What is kept back of red light.</summary>
    public PixelRow Red { get; } = new(width);

    /// <summary>What is kept back of green light.</summary>
    public PixelRow Green { get; } = new(width);

    /// <summary>What is kept back of blue light.</summary>
    public PixelRow Blue { get; } = new(width);

    /// <summary>Starts a row, without any pigment.</summary>
    public void Start(int y)
    {
        Y = y;
        Red.Pixels.Clear();
        Green.Pixels.Clear();
        Blue.Pixels.Clear();
    }

    /// <summary>Adds a tone everywhere.</summary>
    public void Add(Tone tone)
    {
        Add(Red, tone.Red);
        Add(Green, tone.Green);
        Add(Blue, tone.Blue);
    }

    /// <summary>Adds a tone, at each pixel as much of it as <paramref name="amount"/> says.</summary>
    public void Add(Tone tone, PixelRow amount)
    {
        Red.AddScaled(amount, tone.Red);
        Green.AddScaled(amount, tone.Green);
        Blue.AddScaled(amount, tone.Blue);
    }

    private static void Add(PixelRow plane, float value)
    {
        foreach (ref var absorbed in plane.Vectors)
            absorbed += new Vector<float>(value);
    }
}
