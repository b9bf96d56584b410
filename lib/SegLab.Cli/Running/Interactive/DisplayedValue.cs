using SegLab.Cli.Documents;
using SegLab.Cli.Running;

namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>A displayed value that can be replaced in place, from any thread and from later cells.</summary>
public sealed class DisplayedValue
{
    private readonly CellOutputs outputs;
    private readonly string[] mimeTypes;
    private readonly int position;

    internal DisplayedValue(CellOutputs outputs, object? value, string[]? mimeTypes)
        : this(outputs, ValueForms.Of(value, mimeTypes ?? []), mimeTypes ?? [])
    {
    }

    internal DisplayedValue(CellOutputs outputs, IReadOnlyDictionary<string, string> forms, string[] mimeTypes)
    {
        this.outputs = outputs;
        this.mimeTypes = mimeTypes;
        position = outputs.Add(new DisplayOutput(forms));
    }

    /// <summary>Replaces the output.</summary>
    /// <param name="updatedValue">What to show instead; it takes the forms that were asked for at first.</param>
    public void Update(object? updatedValue)
    {
        var forms = ValueForms.Of(updatedValue, mimeTypes);
        outputs.Replace(position, new DisplayOutput(forms));
        outputs.Report(ValueForms.PlainText(updatedValue, forms));
    }
}
