using Spectre.Console;
using Spectre.Console.Rendering;

namespace SegLab.Cli.Terminal;

/// <summary>Shows in everything that Spectre.Console draws what a terminal would obey, and leaves Spectre's own colours and cursor movements.</summary>
internal sealed class VisibleSegments : IRenderHook
{
    /// <inheritdoc/>
    public IEnumerable<IRenderable> Process(RenderOptions options, IEnumerable<IRenderable> renderables) => renderables.Select(drawn => new Visible(drawn));

    private sealed class Visible(IRenderable drawn) : IRenderable
    {
        public Measurement Measure(RenderOptions options, int maxWidth) => drawn.Measure(options, maxWidth);

        public IEnumerable<Segment> Render(RenderOptions options, int maxWidth) => drawn.Render(options, maxWidth).Select(Shown);

        private static Segment Shown(Segment segment)
        {
            var text = segment.IsControlCode || segment.IsLineBreak ? segment.Text : VisibleText.Of(segment.Text);
            return text == segment.Text ? segment : new Segment(text, segment.Style);
        }
    }
}
