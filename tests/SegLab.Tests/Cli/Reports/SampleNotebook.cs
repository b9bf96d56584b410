using System.Text.Json.Nodes;
using SegLab.Cli.Documents;
using SegLab.Cli.Running;
using SegLab.Figures;

namespace SegLab.Tests.Cli.Reports;

/// <summary>A notebook with something of everything that a report can show.</summary>
internal static class SampleNotebook
{
    /// <summary>Four white ellipses on black, 48 by 32 pixels.</summary>
    public const string Picture =
        "iVBORw0KGgoAAAANSUhEUgAAADAAAAAgAQAAAAB8r8axAAAALElEQVR42mNgwAr+N4AQ8/8HQMTA/v8DEDHw//8BRHgpqEqoPqgpxACa2QcAIGFTMSezSMgAAAAASUVORK5CYII=";

    public static NotebookDocument Create() => new([],
    [
        Text("""
            # Segmentation of skin lesions

            How much does the **loss** matter? We train one network with nine losses and compare them on the
            *whole* validation set, with intervals.[^honest] See [the metric](#intersection-over-union) first.

            [^honest]: Two readings stand side by side: the *assignment* reading and the *honest* one.

            > [!NOTE]
            > Images are not part of this report; masks are made up.
            """),
        Code("""
            #r "SegLab.dll"
            using SegLab.Losses;
            // The nine values of the assignment.
            var losses = new List<Loss> { new Bce(), 0.5 * new Bce() + new Dice(smooth: 1.0) };
            foreach (var loss in losses)
                Console.WriteLine($"{loss.Name}: {loss.Evaluate(logits, target):F4}");
            """,
            new StreamOutput("stdout", "\u001b[32mBCE\u001b[0m: 0.1226\nDi"), new StreamOutput("stdout", "ce: 0.0628 <script>alert('no')</script>\n")),
        Text("""
            ## Intersection over union

            For masks $A$ and $B$, the price being $5 and no formula,

            $$
            \mathrm{IoU}(A, B) = \frac{|A \cap B|}{|A \cup B|} = \frac{\sum_i a_i b_i}{\sum_i \left(a_i + b_i - a_i b_i\right)}
            $$

            which is $1$ for $A = B$ and not defined for $A = B = \varnothing$. Binary cross-entropy, stable for large $|x|$:
            $$\ell(x, y) = \max(x, 0) - x\,y + \log\left(1 + e^{-|x|}\right), \qquad \mathcal{L} = \frac{1}{N} \sum_{n=1}^{N} \ell(x_n, y_n) < \infty$$

            | Network | Loss | IoU | 95 % interval |
            |:--|:--|--:|:--|
            | SegNet | $\mathcal{L}_{\mathrm{BCE}}$ | 0.668 | 0.61–0.72 |
            | SegNet2 | $1 - |D|$ | 0.708 | 0.66–0.75 |
            | DilatedSegNet | `Tversky(0.7, 0.3)` with a rather long description that needs its room | 0.676 | 0.62–0.73 |

            - [x] trained
            - [ ] believed
            """),
        Code("Chart.Line(history).Show();", Html("""
            <div class="seglab-chart" id="chart-1" style="min-height:260px"><img class="seglab-static" alt="Two curves that fall" src="data:image/png;base64,PICTURE"></div>
            <script>(() => { const chart = document.getElementById('chart-1'); chart.querySelector('img').style.display = 'none';
            chart.insertAdjacentHTML('beforeend', '<div class="plot-container"><svg class="main-svg" width="900" height="260"><path d="M20 20 C 200 240, 400 200, 880 235" fill="none" stroke="#1f77b4" stroke-width="2"/></svg></div>');
            chart.dataset.drawn = 'true'; })();</script>
            """.Replace("PICTURE", Picture))),
        Text("### What the network sees\n\nMasks of six validation images, beside $\\hat{y} = \\sigma(x) > \\tfrac{1}{2}$."),
        Code("Figures.MaskGrid(predictions)", Shown("image/png", Picture, "A grid of masks")),
        Code("Figures.Legend()", Shown("image/svg+xml", """<svg xmlns="http://www.w3.org/2000/svg" width="120" height="24"><circle cx="12" cy="12" r="8" fill="teal"/></svg>""", "A teal dot")),
        Code("display(@\"\\kappa\")", Shown("text/latex", @"$$\kappa = \frac{p_o - p_e}{1 - p_e}$$", "kappa")),
        Code("new Formula(…)", new DisplayOutput(ValueForms.Of(new Formula([("γ & 100 % {x}_1", @"\frac{1}{n}\sum_i (1 - p_i)^{\gamma} < 1"), ("Tversky", @"\begin{aligned} & a \\ & b \end{aligned}")]), []))),
        Code("scores.Summary()", Shown("text/markdown", "**Best**: UNet2, $\\mathrm{IoU} = 0.814$\n", "Best: UNet2")),
        Text("## When it fails\n\nAn error is shown as it is; see <mark>raw HTML</mark> and ![a picture](attachment:masks.png).\n\n```csharp\nint x = 1; // coloured\n```\n",
            attachments: new JsonObject { ["masks.png"] = new JsonObject { ["image/png"] = Picture } }),
        Code("throw new SegLabException(\"no such folder\");",
            new StreamOutput("stderr", "warning: upsampling aligns no corners\n"),
            new ErrorOutput("SegLabException", "The folder 'data/PH2' does not exist.\nUnpack PH2 there, or name another.", ["   at Submission#4.<Initialize>()", "   at Notebook.Run(Cell cell) in Notebook.cs:line 12"])),
        Code("secret", new StreamOutput("stdout", "kept out")) with { Metadata = new JsonObject { ["tags"] = new JsonArray("remove-cell") } },
        Code("hidden source", new StreamOutput("stdout", string.Join('\n', Enumerable.Range(1, 60).Select(epoch => FormattableString.Invariant($"epoch {epoch,2}  loss {1.0 / epoch:F4}  iou {1 - (1.0 / epoch):F4}  a line that is far wider than a phone is, so that it has to scroll")))))
            with { Metadata = new JsonObject { ["tags"] = new JsonArray("remove_input") } },
        Text("## Closing remarks\n\nResults vary from run to run.[^honest]\n\n[^honest]: Best IoU seen: $0.814$."),
    ]);

    public static NotebookCell Text(string markdown, JsonObject? metadata = null, JsonObject? attachments = null) =>
        new() { Id = "text", Kind = CellKind.Markdown, Source = markdown, Metadata = metadata ?? [], Attachments = attachments };

    public static NotebookCell Code(string source, params CellOutput[] outputs) =>
        new() { Id = "code", Kind = CellKind.Code, Source = source, Outputs = outputs };

    public static DisplayOutput Html(string html) => new(new Dictionary<string, string> { ["text/html"] = html, ["text/plain"] = "not shown" });

    public static DisplayOutput Shown(string mimeType, string content, string plain) =>
        new(new Dictionary<string, string> { [mimeType] = content, ["text/plain"] = plain });
}
