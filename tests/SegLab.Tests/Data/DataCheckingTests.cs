using SegLab.Data;
using SegLab.Data.Files;
using Xunit;

namespace SegLab.Tests.Data;

public sealed class DataCheckingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void AGoodFolderIsDescribed()
    {
        TestPictures.TwoFolders(_folder, 3);
        TestPictures.Save(_folder["images/d.png"], TestPictures.Image(30, 20));
        TestPictures.Save(_folder["masks/d.png"], new Mask(30, 20, [.. Enumerable.Range(0, 600).Select(pixel => (byte)(pixel < 60 ? 1 : 0))]));
        TestPictures.Save(_folder["images/e.png"], TestPictures.Image(seed: 2));
        TestPictures.Save(_folder["masks/e.png"], TestPictures.Mask());
        var report = DataSource.Open(_folder.Path).Check();
        Assert.Equal((DataKind.Folders, 5), (report.Kind, report.Count));
        Assert.Equal([new SizeCount(19, 13, 4), new SizeCount(30, 20, 1)], report.Sizes);
        Assert.Equal(0.1, report.LesionShare!.Minimum, 1e-12);
        Assert.Equal(TestPictures.Mask().LesionShare, report.LesionShare.Maximum, 1e-12);
        Assert.Equal((0.1 + (4 * TestPictures.Mask().LesionShare)) / 5, report.LesionShare.Mean, 1e-12);
        Assert.Equal(["c", "e"], Assert.Single(report.Duplicates));
        Assert.Empty(report.Problems);
    }

    [Fact]
    public void EveryProblemIsFoundAndLoadingRefusesItInTheSameWords()
    {
        TestPictures.TwoFolders(_folder, 9);
        File.Delete(_folder["masks/a.png"]);
        File.Delete(_folder["images/b.png"]);
        File.WriteAllText(_folder["images/c.png"], "no picture");
        File.WriteAllBytes(_folder["masks/d.png"], File.ReadAllBytes(_folder["masks/d.png"])[..60]);
        TestPictures.Save(_folder["masks/e.png"], TestPictures.Mask(18, 13));
        TestPictures.Save(_folder["masks/f.png"], TestPictures.Image());
        TestPictures.Save(_folder["masks/g.png"], new Mask(19, 13, new byte[19 * 13]));
        File.WriteAllText(_folder["images/h.png"], "");
        File.WriteAllText(_folder["masks/h.png"], "");
        BitmapFile.Write(_folder["images/i.bmp"], TestPictures.Image());

        var source = DataSource.Open(_folder.Path);
        var problems = source.Check(EmptyMasks.Refuse).Problems.Select(problem => problem.ToString()).ToArray();
        Assert.Equal(
            [
                "images/a.png: an image without a mask.",
                "images/c.png: the image cannot be read: it is not a whole BMP, PNG, JPEG or WebP file.",
                "images/h.png: the image is an empty file.",
                "images/i.png: a second image called i; the first is images/i.bmp.",
                "masks/b.png: a mask without an image.",
                "masks/d.png: the mask is cut short: the file ends before the picture does.",
                "masks/e.png: the mask is 18×13, its image 19×13.",
                "masks/f.png: the mask has 247 levels; a mask has two, such as 0 and 255.",
                "masks/g.png: the mask is empty: no pixel is lesion.",
                "masks/h.png: the mask is an empty file.",
            ],
            problems);
        var refused = Assert.Throws<SegLabException>(() => source.Load(16, new LoadOptions { EmptyMasks = EmptyMasks.Refuse })).Message;
        Assert.StartsWith("There are 10 problems in images and masks", refused, StringComparison.Ordinal);
        Assert.Equal(problems, refused.Split('\n')[1..].Select(line => line.Trim()));
        Assert.Contains("18×13", Assert.Throws<SegLabException>(() => source.Read(4)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void MissingFilesOfPh2AreNamed()
    {
        var images = TestPictures.Ph2(_folder, 2);
        File.Delete(Path.Combine(images, "IMD001", "IMD001_lesion", "IMD001_lesion.bmp"));
        Directory.Delete(Path.Combine(images, "IMD002", "IMD002_Dermoscopic_Image"), recursive: true);
        Directory.CreateDirectory(Path.Combine(images, "IMD003"));
        Assert.Equal(
            [
                "PH2 Dataset images/IMD001/IMD001_lesion/IMD001_lesion.bmp: the mask is missing.",
                "PH2 Dataset images/IMD002/IMD002_Dermoscopic_Image/IMD002.bmp: the image is missing.",
                "PH2 Dataset images/IMD003/IMD003_Dermoscopic_Image/IMD003.bmp: the image is missing.",
                "PH2 Dataset images/IMD003/IMD003_lesion/IMD003_lesion.bmp: the mask is missing.",
            ],
            DataSource.Open(_folder.Path).Check().Problems.Select(problem => problem.ToString()));
    }

    [Fact]
    public void LoadingListsTwentyProblemsAndCountsTheRest()
    {
        TestPictures.TwoFolders(_folder, 24);
        foreach (var mask in Directory.GetFiles(_folder["masks"]).Order().Skip(1))
            File.WriteAllText(mask, "");
        var message = Assert.Throws<SegLabException>(() => DataSource.Open(_folder.Path).Load(16)).Message;
        Assert.Equal(1 + 20 + 1, message.Split('\n').Length);
        Assert.EndsWith("… and 3 more; 'seglab data check' lists them all.", message, StringComparison.Ordinal);
        Assert.Equal(23, DataSource.Open(_folder.Path).Check().Problems.Count);
    }
}
