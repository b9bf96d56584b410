using System.Buffers.Binary;
using System.Reflection;
using System.Reflection.Emit;

namespace SegLab.Experiments.Store.Formulas;

/// <summary>An instruction of a compiled method.</summary>
/// <param name="Code">What it does.</param>
/// <param name="Operand">With what: its bytes.</param>
internal readonly record struct Instruction(OpCode Code, ReadOnlyMemory<byte> Operand)
{
    // The first byte of codes that have two.
    private const byte Long = 0xfe;

    private static readonly Dictionary<int, OpCode> _codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => (int)(ushort)code.Value);

    /// <summary>What the operand names, where it names something: a number that holds in its module only.</summary>
    public int Token => BinaryPrimitives.ReadInt32LittleEndian(Operand.Span);

    /// <summary>The instructions of a method's body, in their order.</summary>
    /// <param name="body">Its bytes.</param>
    public static IEnumerable<Instruction> Of(byte[] body)
    {
        for (var at = 0; at < body.Length;)
        {
            var value = body[at] == Long ? (Long << 8) | body[at + 1] : body[at];
            var code = _codes[value];
            at += code.Size;
            var length = code.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BinaryPrimitives.ReadInt32LittleEndian(body.AsSpan(at))),
                _ => 4,
            };
            yield return new Instruction(code, body.AsMemory(at, length));
            at += length;
        }
    }
}
