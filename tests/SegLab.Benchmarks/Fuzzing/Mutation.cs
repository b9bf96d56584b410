using System.Text;
using SegLab.Randomness;

namespace SegLab.Benchmarks.Fuzzing;

/// <summary>Changes a file's bytes as damage and malice do: bits, lengths, repeated and missing pieces, and in texts values of other kinds.</summary>
internal static class Mutation
{
    private const int MostChanges = 8;
    private const int LongestPiece = 64;

    private static readonly byte[][] _numbers = [[0, 0, 0, 0], [0xFF, 0xFF, 0xFF, 0xFF], [0x7F, 0xFF, 0xFF, 0xFF], [0, 0, 0, 0x80], [0xFF], [0x80], [0, 1], [1, 0]];

    private static readonly string[] _words =
    [
        "null", "true", "-1", "0", "1e999", "-1e999", "99999999999999999999", "1.5", "\"\"", "\"x\"", "\"\\ud800\"", "[]", "{}", "[[[[[[[[", "NaN", "Infinity", "\0", "\uFEFF", "\"", ",", "\n", "=1+1",
    ];

    /// <summary>A changed copy.</summary>
    /// <param name="original">The bytes.</param>
    /// <param name="isText">Whether they are a text of values, such as JSON or CSV.</param>
    /// <param name="generator">Draws the changes.</param>
    public static byte[] Of(byte[] original, bool isText, MersenneTwister generator)
    {
        var bytes = original.ToList();
        for (var change = 1 + generator.Next(MostChanges); change > 0 && bytes.Count > 0; change--)
        {
            if (isText && generator.Next(2) == 0)
                ReplaceValue(bytes, generator);
            else
                ChangeBytes(bytes, generator);
        }

        return [.. bytes];
    }

    private static void ChangeBytes(List<byte> bytes, MersenneTwister generator)
    {
        // Formats decide at their beginning what the rest is.
        var position = generator.Next(generator.Next(2) == 0 ? Math.Min(bytes.Count, LongestPiece) : bytes.Count);
        var length = Math.Min(1 + generator.Next(LongestPiece), bytes.Count - position);
        switch (generator.Next(6))
        {
            case 0:
                bytes[position] ^= (byte)(1 << generator.Next(8));
                break;
            case 1:
                var number = _numbers[generator.Next(_numbers.Length)];
                for (var index = 0; index < number.Length && position + index < bytes.Count; index++)
                    bytes[position + index] = number[index];
                break;
            case 2:
                bytes.RemoveRange(position, length);
                break;
            case 3:
                bytes.InsertRange(position, bytes.GetRange(position, length));
                break;
            case 4:
                bytes.InsertRange(position, [.. Enumerable.Range(0, length).Select(_ => (byte)generator.Next(256))]);
                break;
            default:
                bytes.RemoveRange(position, bytes.Count - position);
                break;
        }
    }

    // From a colon, comma or bracket to the next: what is a value in JSON, and a cell in CSV.
    private static void ReplaceValue(List<byte> bytes, MersenneTwister generator)
    {
        var start = generator.Next(bytes.Count);
        while (start < bytes.Count && bytes[start] is not ((byte)':' or (byte)',' or (byte)'[' or (byte)'\n'))
            start++;
        if (++start >= bytes.Count)
            return;
        var end = start;
        while (end < bytes.Count && bytes[end] is not ((byte)',' or (byte)'}' or (byte)']' or (byte)'\n'))
            end++;
        bytes.RemoveRange(start, end - start);
        bytes.InsertRange(start, Encoding.UTF8.GetBytes(_words[generator.Next(_words.Length)]));
    }
}
