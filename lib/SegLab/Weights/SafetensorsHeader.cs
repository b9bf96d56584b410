using System.Buffers.Binary;
using System.Text.Json;

namespace SegLab.Weights;

/// <summary>
/// The head of a safetensors file: eight bytes with the length of a JSON object, little-endian; the object, which gives each
/// tensor's type, shape and place; spaces up to a multiple of eight. The tensors' bytes follow without gaps.
/// </summary>
/// <param name="Entries">The tensors, in the order of their bytes.</param>
/// <param name="Metadata">Free text by name, such as what made the file.</param>
internal sealed record SafetensorsHeader(IReadOnlyList<SafetensorsEntry> Entries, IReadOnlyDictionary<string, string> Metadata)
{
    private const string MetadataName = "__metadata__";

    // The limit of the format's own implementation.
    private const long LongestHeader = 100_000_000;

    /// <summary>Reads and checks a head; the stream then stands at the first tensor.</summary>
    /// <exception cref="InvalidDataException">The file is not what the format demands; the message completes the sentence "The file can't be read: …".</exception>
    public static SafetensorsHeader Read(Stream stream)
    {
        Span<byte> prefix = stackalloc byte[8];
        if (stream.ReadAtLeast(prefix, prefix.Length, throwOnEndOfStream: false) < prefix.Length)
            throw new InvalidDataException($"it has {stream.Length} bytes, which is less than the format's first field.");
        if (prefix.StartsWith("PK"u8))
            throw new InvalidDataException("it is a zip archive, as torch.save writes it. Save the weights in Python with safetensors.torch.save_file(model.state_dict(), path).");
        var length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (length > LongestHeader)
            throw new InvalidDataException($"it is no safetensors file: its first eight bytes would mean a header of {length} bytes.");
        if (length > (ulong)(stream.Length - prefix.Length))
            throw new InvalidDataException($"it is cut off or no safetensors file: a header of {length} bytes is announced, and {stream.Length - prefix.Length} bytes follow.");

        var text = new byte[length];
        stream.ReadExactly(text);
        try
        {
            return Parse(text, stream.Length - stream.Position);
        }
        // Text that is no UTF-8, or half a surrogate pair, is an InvalidOperationException.
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new InvalidDataException($"it is no safetensors file: its header is not JSON ({exception.Message})", exception);
        }
    }

    /// <summary>The head as bytes, eight-byte length and padding included.</summary>
    public byte[] ToBytes()
    {
        using var text = new MemoryStream();
        text.Write(stackalloc byte[8]);
        using (var json = new Utf8JsonWriter(text))
        {
            json.WriteStartObject();
            json.WriteStartObject(MetadataName);
            foreach (var (name, value) in Metadata)
                json.WriteString(name, value);
            json.WriteEndObject();
            foreach (var entry in Entries)
            {
                json.WriteStartObject(entry.Name);
                json.WriteString("dtype", SafetensorsTypes.NameOf(entry.Type));
                json.WriteStartArray("shape");
                foreach (var side in entry.Shape)
                    json.WriteNumberValue(side);
                json.WriteEndArray();
                json.WriteStartArray("data_offsets");
                json.WriteNumberValue(entry.Start);
                json.WriteNumberValue(entry.End);
                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        while (text.Length % 8 != 0)
            text.WriteByte((byte)' ');
        var bytes = text.ToArray();
        BinaryPrimitives.WriteInt64LittleEndian(bytes, bytes.Length - 8);
        return bytes;
    }

    private static SafetensorsHeader Parse(byte[] text, long dataLength)
    {
        using var document = JsonDocument.Parse(text, new JsonDocumentOptions { AllowDuplicateProperties = false });
        if (document.RootElement.ValueKind != JsonValueKind.Object)
            throw new InvalidDataException("it is no safetensors file: its header is not a JSON object.");

        var metadata = new Dictionary<string, string>();
        var entries = new List<SafetensorsEntry>();
        foreach (var property in document.RootElement.EnumerateObject())
        {
            if (property.Name == MetadataName)
                metadata = ParseMetadata(property.Value);
            else
                entries.Add(ParseEntry(property.Name, property.Value));
        }

        entries.Sort((one, other) => (one.Start, one.End).CompareTo((other.Start, other.End)));
        CheckPlaces(entries, dataLength);
        return new(entries, metadata);
    }

    private static Dictionary<string, string> ParseMetadata(JsonElement value)
        => value.ValueKind == JsonValueKind.Object && value.EnumerateObject().All(item => item.Value.ValueKind == JsonValueKind.String)
            ? value.EnumerateObject().ToDictionary(item => item.Name, item => item.Value.GetString()!)
            : throw new InvalidDataException($"its {MetadataName} is not an object of texts.");

    private static SafetensorsEntry ParseEntry(string name, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty("dtype", out var type) || Numbers("shape") is not { } shape || Numbers("data_offsets") is not [var start, var end])
            throw new InvalidDataException($"the tensor {name} is not described by a dtype, a shape and two data_offsets, all of zero or more.");
        var typeName = type.ValueKind == JsonValueKind.String ? type.GetString() : type.GetRawText();
        if (SafetensorsTypes.Find(typeName) is not { } known)
            throw new InvalidDataException($"the tensor {name} is of the type {typeName}; SegLab reads {SafetensorsTypes.Names}.");
        return new(name, known, shape, start, end);

        long[]? Numbers(string field)
        {
            if (!value.TryGetProperty(field, out var array) || array.ValueKind != JsonValueKind.Array)
                return null;
            var numbers = array.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.Number && item.TryGetInt64(out var number) ? number : -1).ToArray();
            return Array.TrueForAll(numbers, number => number >= 0) ? numbers : null;
        }
    }

    // Every byte belongs to exactly one tensor: nothing is hidden between them, and none shares another's.
    private static void CheckPlaces(List<SafetensorsEntry> entries, long dataLength)
    {
        var end = 0L;
        foreach (var entry in entries)
        {
            if (entry.Start != end)
                throw new InvalidDataException($"the tensor {entry.Name} starts at byte {entry.Start}, and the one before it ends at {end}: tensors overlap or leave a gap.");
            if (entry.End - entry.Start != Size(entry))
                throw new InvalidDataException($"the tensor {entry.Name} of the type {SafetensorsTypes.NameOf(entry.Type)} and the shape [{string.Join(", ", entry.Shape)}] has {entry.End - entry.Start} bytes, which does not fit.");
            end = entry.End;
        }

        if (end != dataLength)
            throw new InvalidDataException($"{(dataLength < end ? "it is cut off" : "something was added to it")}: its tensors take {end} bytes, and {dataLength} follow the header. Copy or save it again.");

        static long Size(SafetensorsEntry entry)
        {
            try
            {
                return SafetensorsEntry.SizeOf(entry.Type, entry.Shape);
            }
            catch (OverflowException)
            {
                return -1;
            }
        }
    }
}
