using Shahr.Kit.Data;

namespace Shahr.Identity.Tests;

public sealed class BreachedListTests : IDisposable
{
    private readonly ScratchList _scratch = new();

    private DataFolder Data => new(_scratch.Folder);

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void Of_three_thousand_each_is_found_and_none_of_three_thousand_others_is()
    {
        var (on, off) = (Words(0, 3000), Words(3000, 6000));
        Assert.False(BreachedList.Holds(Data, on[0]));
        var summary = Import([.. on.Select(w => PasswordSteps.Line(w, 3)).Order(StringComparer.Ordinal)]);
        Assert.Equal(3000, summary.Passwords);
        Assert.All(on, word => Assert.True(BreachedList.Holds(Data, word)));
        Assert.All(off, word => Assert.False(BreachedList.Holds(Data, word)));
    }

    [Fact]
    public void Lines_that_stand_twice_lower_case_and_other_line_ends_are_taken()
    {
        var line = PasswordSteps.Line("یک", 2);
        Assert.Equal(1, Import(line.ToLowerInvariant() + "\r", line, "").Passwords);
        Assert.True(BreachedList.Holds(Data, "یک"));
    }

    [Theory]
    [InlineData("نه")]
    [InlineData("5BAA61E4C9B93F3F0682250B6CF8331B7EE68FD8:")]
    [InlineData("5BAA61E4C9B93F3F0682250B6CF8331B7EE68FD8:-3")]
    [InlineData("5BAA61E4C9B93F3F0682250B6CF8331B7EE68FD8X3")]
    [InlineData("5BAA61E4C9B93F3F0682250B6CF8331B7EE68FD")]
    [InlineData("0000000000000000000000000000000000000001:9")]
    public void A_wrong_or_unordered_line_is_named_and_the_former_list_stays(string wrong)
    {
        Import(PasswordSteps.Line("یک", 2));
        var file = _scratch.Write("5BAA61E4C9B93F3F0682250B6CF8331B7EE68FD7:1", wrong);
        var refused = BreachedList.Import(Data, file, 1, CancellationToken.None).Problem;
        Assert.Equal("identity.breached_list_line", refused?.Code);
        Assert.Contains("2", refused?.En, StringComparison.Ordinal);
        Assert.True(BreachedList.Holds(Data, "یک"));
    }

    [Fact]
    public void An_absent_file_and_one_without_anything_seen_often_enough_are_refused()
    {
        Assert.Equal(
            "identity.breached_list_missing",
            BreachedList.Import(Data, "/nowhere/at.all", 1, CancellationToken.None).Problem?.Code
        );
        var file = _scratch.Write(PasswordSteps.Line("یک", 2));
        Assert.Equal(
            "identity.breached_list_empty",
            BreachedList.Import(Data, file, 3, CancellationToken.None).Problem?.Code
        );
    }

    [Fact]
    public void A_file_that_was_cut_off_is_not_asked()
    {
        Import(PasswordSteps.Line("یک", 2));
        var list = Directory.GetFiles(_scratch.Folder, "breached.list", SearchOption.AllDirectories)[0];
        using (var stream = File.OpenWrite(list))
            stream.SetLength(stream.Length - 1);
        Assert.Throws<InvalidDataException>(() => BreachedList.Holds(Data, "یک"));
    }

    private BreachedSummary Import(params string[] lines) =>
        BreachedList.Import(Data, _scratch.Write(lines), 1, CancellationToken.None).Value;

    private static List<string> Words(int from, int to) =>
        [.. Enumerable.Range(from, to - from).Select(i => $"رمز شمارهٔ {i}")];
}
