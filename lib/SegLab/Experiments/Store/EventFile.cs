using System.Buffers.Binary;
using System.Numerics;
using System.Text;
using SegLab.Storage;
using SegLab.Training;

namespace SegLab.Experiments.Store;

/// <summary>
/// A run's epochs for TensorBoard: records (length, its checksum, data, its checksum; TensorFlow's TFRecord) of protocol-buffer
/// messages <c>Event</c>: <c>wall_time</c> = 1, <c>step</c> = 2, <c>file_version</c> = 3, <c>summary</c> = 5 with values of
/// <c>tag</c> = 1 and <c>simple_value</c> = 2.
/// </summary>
internal static class EventFile
{
    private const string Version = "brain.Event:2";

    // What TensorFlow adds to a rotated checksum, so that a checksum of data that holds checksums is as good.
    private const uint Mask = 0xA282EAD8;

    /// <summary>Writes a scalar of each epoch: the losses, its seconds, and where it was measured the mean IoU of the validation pictures.</summary>
    /// <param name="path">The file.</param>
    /// <param name="history">The epochs.</param>
    /// <param name="finished">When the last one ended.</param>
    public static void Write(string path, TrainingHistory history, DateTimeOffset finished)
    {
        using var stream = FileSystem.Current.Open(path, FileMode.Create, FileAccess.Write);
        var time = (finished.ToUnixTimeMilliseconds() / 1000.0) - history.Seconds;
        WriteRecord(stream, Message(time, step: 0, message => Field(message, 3, Encoding.UTF8.GetBytes(Version))));
        foreach (var epoch in history.Epochs)
        {
            time += epoch.Seconds;
            WriteRecord(stream, Message(time, epoch.Epoch, message => Field(message, 5, Summary(epoch))));
        }
    }

    /// <summary>The masked CRC-32C of TFRecord.</summary>
    /// <param name="data">What is summed.</param>
    internal static uint Checksum(ReadOnlySpan<byte> data)
    {
        var sum = uint.MaxValue;
        foreach (var value in data)
            sum = BitOperations.Crc32C(sum, value);
        return unchecked(BitOperations.RotateRight(~sum, 15) + Mask);
    }

    private static byte[] Summary(EpochRecord epoch)
    {
        using var summary = new MemoryStream();
        Value("loss/training", epoch.TrainingLoss);
        Value("loss/validation", epoch.ValidationLoss);
        if (epoch.ValidationIou is { } iou)
            Value("IoU/validation", iou);
        Value("seconds", epoch.Seconds);
        return summary.ToArray();

        void Value(string tag, double number)
        {
            using var value = new MemoryStream();
            Field(value, 1, Encoding.UTF8.GetBytes(tag));
            // Field 2 of four bytes.
            value.WriteByte((2 << 3) | 5);
            Span<byte> bytes = stackalloc byte[sizeof(float)];
            BinaryPrimitives.WriteSingleLittleEndian(bytes, (float)number);
            value.Write(bytes);
            Field(summary, 1, value.ToArray());
        }
    }

    private static byte[] Message(double time, int step, Action<MemoryStream> content)
    {
        using var message = new MemoryStream();
        // Field 1 of eight bytes, field 2 as a number of variable length.
        message.WriteByte((1 << 3) | 1);
        Span<byte> bytes = stackalloc byte[sizeof(double)];
        BinaryPrimitives.WriteDoubleLittleEndian(bytes, time);
        message.Write(bytes);
        message.WriteByte(2 << 3);
        Number(message, (uint)step);
        content(message);
        return message.ToArray();
    }

    private static void Field(MemoryStream message, int number, byte[] content)
    {
        message.WriteByte((byte)((number << 3) | 2));
        Number(message, (uint)content.Length);
        message.Write(content);
    }

    // Seven bits a byte, the lowest first; the eighth says that more follow.
    private static void Number(MemoryStream message, uint number)
    {
        for (; number >= 0x80; number >>= 7)
            message.WriteByte((byte)(number | 0x80));
        message.WriteByte((byte)number);
    }

    private static void WriteRecord(Stream stream, byte[] data)
    {
        Span<byte> head = stackalloc byte[sizeof(ulong) + sizeof(uint)];
        BinaryPrimitives.WriteUInt64LittleEndian(head, (ulong)data.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(head[sizeof(ulong)..], Checksum(head[..sizeof(ulong)]));
        stream.Write(head);
        stream.Write(data);
        Span<byte> tail = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(tail, Checksum(data));
        stream.Write(tail);
    }
}
