using SegLab.Data;
using SegLab.Data.Files;
using SegLab.Randomness;
using SkiaSharp;

namespace SegLab.Tests.Data;

/// <summary>Small pictures and masks, and files of them in every format and layout.</summary>
internal static class TestPictures
{
    /// <summary>Noise: no two seeds give the same picture.</summary>
    public static RgbImage Image(int width = 19, int height = 13, uint seed = 1)
    {
        var random = new MersenneTwister(seed);
        return new RgbImage(width, height, [.. Enumerable.Range(0, 3 * width * height).Select(_ => (byte)random.Next(256))]);
    }

    /// <summary>A disc of lesion.</summary>
    public static Mask Mask(int width = 19, int height = 13) =>
        new(width, height, [.. Enumerable.Range(0, width * height).Select(pixel => (byte)(Square((pixel % width) - (width / 2)) + Square((pixel / width) - (height / 2)) < 20 ? 1 : 0))]);

    public static void Save(string path, RgbImage image)
    {
        using var bitmap = new SKBitmap(image.Width, image.Height, SKColorType.Rgba8888, SKAlphaType.Opaque);
        for (var pixel = 0; pixel < image.Width * image.Height; pixel++)
            bitmap.SetPixel(pixel % image.Width, pixel / image.Width, new SKColor(image.Pixels[3 * pixel], image.Pixels[(3 * pixel) + 1], image.Pixels[(3 * pixel) + 2]));
        Save(path, bitmap);
    }

    /// <summary>A mask whose lesion has the given level.</summary>
    public static void Save(string path, Mask mask, byte level = 255)
    {
        using var bitmap = new SKBitmap(mask.Width, mask.Height, SKColorType.Gray8, SKAlphaType.Opaque);
        for (var pixel = 0; pixel < mask.Pixels.Length; pixel++)
            bitmap.SetPixel(pixel % mask.Width, pixel / mask.Width, mask.Pixels[pixel] == 0 ? SKColors.Black : new SKColor(level, level, level));
        Save(path, bitmap);
    }

    /// <summary>PH2's layout with pairs IMD001, IMD002 …; returns the folder of the images.</summary>
    public static string Ph2(TemporaryFolder folder, int count, string root = "PH2 Dataset images")
    {
        for (var number = 1; number <= count; number++)
        {
            BitmapFile.Write(folder[$"{root}/IMD{number:D3}/IMD{number:D3}_Dermoscopic_Image/IMD{number:D3}.bmp"], Image(seed: (uint)number));
            BitmapFile.Write(folder[$"{root}/IMD{number:D3}/IMD{number:D3}_lesion/IMD{number:D3}_lesion.bmp"], Mask());
        }

        return folder[root];
    }

    /// <summary>The folders <c>images</c> and <c>masks</c> with the pairs a, b, c ….</summary>
    public static void TwoFolders(TemporaryFolder folder, int count)
    {
        for (var number = 0; number < count; number++)
        {
            Save(folder[$"images/{(char)('a' + number)}.png"], Image(seed: (uint)number));
            Save(folder[$"masks/{(char)('a' + number)}.png"], Mask());
        }
    }

    private static void Save(string path, SKBitmap bitmap)
    {
        using var data = bitmap.Encode(Path.GetExtension(path) is ".png" ? SKEncodedImageFormat.Png : SKEncodedImageFormat.Jpeg, 95);
        using var file = File.Create(path);
        data.SaveTo(file);
    }

    private static int Square(int value) => value * value;
}
