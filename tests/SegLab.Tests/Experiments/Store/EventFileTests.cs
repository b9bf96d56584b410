using System.Buffers.Binary;
using SegLab.Experiments.Store;
using SegLab.Metrics;
using SegLab.Training;
using Xunit;

namespace SegLab.Tests.Experiments.Store;

/// <summary>TensorBoard's file, read by TorchSharp's own classes for the messages and by Python from the format's description.</summary>
public sealed class EventFileTests : IDisposable
{
    private static readonly DateTimeOffset Finished = new(2026, 11, 25, 12, 0, 0, TimeSpan.Zero);

    private static readonly TrainingHistory History = new(
    [
        new EpochRecord(1, 0.75, 0.5, 2) { Validation = [new ConfusionCounts(3, 1, 0, 12), new ConfusionCounts(1, 1, 2, 12)] },
        new EpochRecord(2, 0.25, 0.125, 4) { Validation = [new ConfusionCounts(4, 0, 0, 12), new ConfusionCounts(2, 0, 2, 12)] },
    ], WasCancelled: false);

    // A reader of the format in Python: lengths, checksums (bit by bit) and fields.
    private const string Reader =
        """
        import struct, sys
        def crc(data):
            value = 0xffffffff
            for byte in data:
                value ^= byte
                for _ in range(8):
                    value = (value >> 1) ^ (0x82f63b78 if value & 1 else 0)
            value ^= 0xffffffff
            return ((value >> 15 | value << 17) + 0xa282ead8) & 0xffffffff
        def number(data, place):
            value = shift = 0
            while True:
                byte = data[place]; place += 1
                value |= (byte & 127) << shift; shift += 7
                if byte < 128: return value, place
        def fields(data):
            place = 0
            while place < len(data):
                key, place = number(data, place)
                kind = key & 7
                if kind == 0: value, place = number(data, place)
                elif kind == 1: value, place = struct.unpack_from("<d", data, place)[0], place + 8
                elif kind == 5: value, place = struct.unpack_from("<f", data, place)[0], place + 4
                else:
                    size, place = number(data, place)
                    value, place = data[place:place + size], place + size
                yield key >> 3, value
        data, place, found = open(sys.argv[1], "rb").read(), 0, []
        while place < len(data):
            size, check = struct.unpack_from("<QI", data, place)
            assert check == crc(data[place:place + 8])
            record = data[place + 12:place + 12 + size]
            assert struct.unpack_from("<I", data, place + 12 + size)[0] == crc(record)
            place += size + 16
            event = dict(fields(record))
            if 3 in event: assert event[3] == b"brain.Event:2" and not found
            for _, value in fields(event.get(5, b"")):
                found.append((event[2], event[1], *dict(fields(value)).values()))
        assert found[0] == (1, 1795607996.0, b"loss/training", 0.75), found[0]
        assert found[1] == (1, 1795607996.0, b"loss/validation", 0.5), found[1]
        assert found[2] == (1, 1795607996.0, b"IoU/validation", 0.5), found[2]
        assert found[-1] == (2, 1795608000.0, b"seconds", 4.0) and len(found) == 8, found
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    // RFC 3720, appendix B.4: the CRC-32C of 32 zeros is 8a9136aa, here rotated and masked as TFRecord does.
    [Fact]
    public void TheChecksumIsTheFormats() =>
        Assert.Equal(unchecked(uint.RotateRight(0x8A9136AA, 15) + 0xA282EAD8), EventFile.Checksum(new byte[32]));

    [Fact]
    public void TorchSharpsOwnMessagesReadIt()
    {
        EventFile.Write(_folder["events"], History, Finished);
        var events = Records(File.ReadAllBytes(_folder["events"])).Select(Tensorboard.Event.Parser.ParseFrom).ToList();
        Assert.Equal("brain.Event:2", events[0].FileVersion);
        Assert.Equal([(1, 1795607996.0), (2, 1795608000.0)], events.Skip(1).Select(one => ((int)one.Step, one.WallTime)));
        Assert.Equal(
            [("loss/training", 0.25f), ("loss/validation", 0.125f), ("IoU/validation", 0.75f), ("seconds", 4f)],
            events[2].Summary.Value.Select(value => (value.Tag, value.SimpleValue)));
    }

    [Fact]
    public async Task PythonReadsIt()
    {
        EventFile.Write(_folder["events"], History, Finished);
        var (code, errors) = await PythonScript.RunAsync(Reader, _folder["events"]);
        if (code == -1)
            Assert.Skip(errors);
        Assert.True(code == 0, errors);
    }

    [Fact]
    public void WithoutMeasuredEpochsThereIsNoIou()
    {
        EventFile.Write(_folder["events"], new TrainingHistory([new EpochRecord(1, 1, 2, 3)], WasCancelled: false), Finished);
        var last = Tensorboard.Event.Parser.ParseFrom(Records(File.ReadAllBytes(_folder["events"])).Last());
        Assert.Equal(["loss/training", "loss/validation", "seconds"], last.Summary.Value.Select(value => value.Tag));
    }

    private static IEnumerable<byte[]> Records(byte[] file)
    {
        for (var place = 0; place < file.Length;)
        {
            var length = (int)BinaryPrimitives.ReadUInt64LittleEndian(file.AsSpan(place));
            Assert.Equal(EventFile.Checksum(file.AsSpan(place, 8)), BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(place + 8)));
            yield return file[(place + 12)..(place + 12 + length)];
            place += length + 16;
        }
    }
}
