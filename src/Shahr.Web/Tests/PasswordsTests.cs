using Shahr.Web.Host;

namespace Shahr.Web.Tests;

public sealed class PasswordsTests : IDisposable
{
    private const string One = "5BAA61E4C9B93F3F0682250B6CF8331B7EE68FD8:9";
    private const string Two = "7C4A8D09CA3762AF61E59520943DC26494F8941B:2";

    private readonly ScratchFolder _folder = new();

    private CityOptions City => new() { Data = _folder.Path };

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_list_is_brought_and_what_was_seldom_seen_is_left_out()
    {
        var file = Write(One, Two);
        var said = await CommandLine.RunAsync(City, "passwords", "import", file);
        Assert.Equal(0, said.Code);
        Assert.Contains("۲ رمز لورفته", said.Out, StringComparison.Ordinal);
        said = await CommandLine.RunAsync(City, "passwords", "import", file, "--seen", "3", "--json");
        Assert.Equal(0, said.Code);
        Assert.Contains("\"passwords\": 1", said.Out, StringComparison.OrdinalIgnoreCase);
        Assert.True(File.Exists(_folder.Inside("passwords/breached.list")));
    }

    [Fact]
    public async Task An_absent_file_a_wrong_line_and_none_are_refused_clearly()
    {
        (await CommandLine.RunAsync(City, "passwords", "import", "absent.txt")).IsOneClearRefusal("پیدا نشد");
        (await CommandLine.RunAsync(City, "passwords", "import", Write(Two, One))).IsOneClearRefusal("سطر ۲");
        (await CommandLine.RunAsync(City, "passwords", "import", Write())).IsOneClearRefusal("هیچ رمزی نیست");
    }

    private string Write(params string[] lines)
    {
        var file = _folder.Inside("hashes.txt");
        File.WriteAllLines(file, lines);
        return file;
    }
}
