using SegLab.Data;
using SegLab.Data.Fetching;
using Xunit;

namespace SegLab.Tests.Data;

public sealed class DataSourceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("PH2 Dataset images", "")]
    [InlineData("PH2Dataset/PH2 Dataset images", "")]
    [InlineData("PH2Dataset/PH2 Dataset images", "PH2Dataset")]
    [InlineData("PH2Dataset/PH2 Dataset images", "PH2Dataset/PH2 Dataset images")]
    public void Ph2IsFoundFromEachOfItsFolders(string root, string given)
    {
        TestPictures.Ph2(_folder, 3, root);
        Directory.CreateDirectory(_folder[$"{root}/IMD002/IMD002_roi"]);
        var source = DataSource.Open(Path.Combine(_folder.Path, given));
        Assert.Equal(DataKind.Ph2, source.Kind);
        Assert.Equal(["IMD001", "IMD002", "IMD003"], source.Names);
        Assert.Equal($"PH2 ({Path.Combine(_folder.Path, given)})", source.Description);
        Assert.Equal(TestPictures.Image(seed: 2).Pixels, source.Read(1).Image.Pixels);
    }

    [Theory]
    [InlineData("ISBI2016_ISIC_Part1_Training_Data", "ISBI2016_ISIC_Part1_Training_GroundTruth", "_Segmentation", "ISIC 2016")]
    [InlineData("ISIC-2017_Training_Data", "ISIC-2017_Training_Part1_GroundTruth", "_segmentation", "ISIC 2017")]
    [InlineData("ISIC2018_Task1-2_Training_Input", "ISIC2018_Task1_Training_GroundTruth", "_segmentation", "ISIC 2018")]
    public void EachIsicChallengeIsFound(string images, string masks, string suffix, string title)
    {
        foreach (var number in (int[])[31, 2])
        {
            TestPictures.Save(_folder[$"{images}/ISIC_{number:D7}.jpg"], TestPictures.Image());
            TestPictures.Save(_folder[$"{images}/ISIC_{number:D7}_superpixels.png"], TestPictures.Image());
            TestPictures.Save(_folder[$"{masks}/ISIC_{number:D7}{suffix}.png"], TestPictures.Mask());
        }

        var source = DataSource.Open(_folder.Path);
        Assert.Equal(DataKind.Isic, source.Kind);
        Assert.Equal(["ISIC_0000002", "ISIC_0000031"], source.Names);
        Assert.StartsWith(title, source.Description, StringComparison.Ordinal);
        Assert.Empty(source.Check().Problems);
    }

    [Fact]
    public void OfAWholeIsicChallengeTheTrainingPartIsTaken()
    {
        foreach (var (part, number) in new[] { ("Training", 1), ("Validation", 2), ("Test", 3) })
        {
            TestPictures.Save(_folder[$"ISIC-2017_{part}_Data/ISIC_{number:D7}.jpg"], TestPictures.Image());
            TestPictures.Save(_folder[$"ISIC-2017_{part}_Part1_GroundTruth/ISIC_{number:D7}_segmentation.png"], TestPictures.Mask());
        }

        Assert.Equal(["ISIC_0000001"], DataSource.Open(_folder.Path).Names);
        Directory.Delete(Path.Combine(_folder.Path, "ISIC-2017_Training_Data"), recursive: true);
        Assert.Contains("2 folders of ISIC images", Assert.Throws<SegLabException>(() => DataSource.Open(_folder.Path)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("images", "masks", "")]
    [InlineData("images", "masks", "_mask")]
    [InlineData("Imgs", "labels", "_segmentation")]
    [InlineData("x", "ground truth", "_GT")]
    [InlineData("one", "two", "_mask")]
    [InlineData("same", "same", "_mask")]
    public void TwoFoldersArePairedByName(string images, string masks, string suffix)
    {
        foreach (var name in (string[])["b", "a"])
        {
            TestPictures.Save(_folder[$"{images}/{name}.jpg"], TestPictures.Image());
            TestPictures.Save(_folder[$"{masks}/{name}{suffix}.png"], TestPictures.Mask());
        }

        var source = DataSource.Open(images == masks ? _folder[images] : _folder.Path);
        Assert.Equal(DataKind.Folders, source.Kind);
        Assert.Equal(["a", "b"], source.Names);
        Assert.Empty(source.Check().Problems);
    }

    [Fact]
    public void AnyTwoFoldersMayBeNamed()
    {
        TestPictures.Save(_folder["here/a.png"], TestPictures.Image());
        TestPictures.Save(_folder["there/deep/a.png"], TestPictures.Mask());
        Assert.Empty(DataSource.Open(_folder["here"], _folder["there/deep"]).Check().Problems);
        Assert.Contains("holds no BMP, PNG, JPEG or WebP files", Assert.Throws<SegLabException>(() => DataSource.Open(_folder["here"], _folder["there"])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AFolderThatIsNotRecognisedIsRefusedWithWhatIsThere()
    {
        Assert.Contains("There is no folder", Message(Path.Combine(_folder.Path, "none")), StringComparison.Ordinal);
        Assert.Contains("The folder is empty", Message(_folder.Path), StringComparison.Ordinal);
        File.WriteAllText(_folder["notes.txt"], "");
        Assert.Contains("1 file: notes.txt", Message(_folder.Path), StringComparison.Ordinal);
        Assert.Contains("is a file", Message(_folder["notes.txt"]), StringComparison.Ordinal);
        Assert.Contains("name is empty", Message(" "), StringComparison.Ordinal);
    }

    [Fact]
    public void MadeUpLesionsAreTheSameForTheSameSeed()
    {
        var source = DataSource.MadeUp(count: 3, seed: 7);
        Assert.Equal(DataKind.MadeUp, source.Kind);
        Assert.Equal(["IMD001", "IMD002", "IMD003"], source.Names);
        Assert.Equal(source.Read(2).Image.Pixels, DataSource.MadeUp(count: 3, seed: 7).Read(2).Image.Pixels);
        Assert.NotEqual(source.Read(2).Image.Pixels, DataSource.MadeUp(count: 3, seed: 8).Read(2).Image.Pixels);
        Assert.Throws<SegLabException>(() => DataSource.MadeUp(count: 0));
        Assert.Equal("IMD0001", DataSource.MadeUp(count: 1000).Names[0]);
    }

    [Fact]
    public void TheFirstPairsByNameAreTaken()
    {
        TestPictures.Ph2(_folder, 3);
        var source = DataSource.Open(_folder.Path);
        Assert.Equal(["IMD001", "IMD002"], source.Take(2).Names);
        Assert.Contains("has 3. Ask for 1 to 3", Assert.Throws<SegLabException>(() => source.Take(4)).Message, StringComparison.Ordinal);
        Assert.Throws<SegLabException>(() => source.Take(0));
    }

    [Fact]
    public void WrittenMadeUpLesionsComeBackAndSayThatTheyAreMadeUp()
    {
        var target = Path.Combine(_folder.Path, "made-up");
        Ph2Writer.WriteMadeUp(target, count: 2, seed: 5);
        var source = DataSource.Open(target);
        Assert.Equal(DataKind.Ph2, source.Kind);
        Assert.StartsWith("made-up lesions", source.Description, StringComparison.Ordinal);
        for (var index = 0; index < 2; index++)
        {
            var (painted, read) = (DataSource.MadeUp(2, 5).Read(index), source.Read(index));
            Assert.Equal(painted.Image.Pixels, read.Image.Pixels);
            Assert.Equal(painted.Mask.Pixels, read.Mask.Pixels);
        }

        var copy = DataImport.Run(target, Path.Combine(_folder.Path, "copy"));
        Assert.StartsWith("made-up lesions", copy.Description, StringComparison.Ordinal);
        Directory.Delete(Path.Combine(_folder.Path, "copy"), recursive: true);
        Assert.Contains("is not empty", Assert.Throws<SegLabException>(() => Ph2Writer.WriteMadeUp(target, count: 2)).Message, StringComparison.Ordinal);
        Assert.Equal([target], Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void AFolderThatCannotBeWrittenIsNamed()
    {
        File.WriteAllText(_folder["file"], "");
        Assert.Contains("cannot be written", Assert.Throws<SegLabException>(() => Ph2Writer.WriteMadeUp(Path.Combine(_folder["file"], "inside"), count: 2)).Message, StringComparison.Ordinal);
    }

    private static string Message(string folder) => Assert.Throws<SegLabException>(() => DataSource.Open(folder)).Message;
}
