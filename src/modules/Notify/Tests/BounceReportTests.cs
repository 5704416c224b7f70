using System.Text;
using MimeKit;

namespace Shahr.Notify.Tests;

/// <summary>What is taken for a delivery report, and what it says.</summary>
public sealed class BounceReportTests
{
    private const string Back = "bounce+0123.45@city.example";

    [Theory]
    [InlineData("failed", "5.1.1", "NoMailbox")]
    [InlineData("failed", "5.2.1", "NoMailbox")]
    [InlineData("failed", "5.0.0", "NoMailbox")]
    [InlineData("Failed", "5.4.4", "NoMailbox")]
    [InlineData("failed", "5.7.26", "GivenUp")] // our signature
    [InlineData("failed", "5.3.4", "GivenUp")]
    [InlineData("failed", "4.4.7", "GivenUp")] // tried for days
    [InlineData("delayed", "4.4.1", "Delayed")]
    [InlineData("delayed", "5.1.1", null)]
    [InlineData("delivered", "2.0.0", null)]
    [InlineData("relayed", "2.0.0", null)]
    [InlineData("failed", "2.0.0", null)]
    [InlineData("failed", "550", null)]
    [InlineData("failed", "5.1.1234", null)]
    [InlineData("", "5.1.1", null)]
    public void A_report_says_whether_the_mailbox_is_missing_the_letter_was_given_up_or_is_late(
        string action,
        string status,
        string? says
    )
    {
        var report = Read(Reports.Postfix(Back, status, action));
        Assert.Equal(says, report?.Bounced.ToString());
        if (report is not null)
            Assert.Equal((status, Back), (report.Status, report.To[0]));
    }

    [Fact]
    public void Another_vendors_capitals_comments_and_headers_say_the_same()
    {
        var report = Read(Reports.Exchange(Back));
        Assert.Equal((Bounced.NoMailbox, "5.4.1"), (report?.Bounced, report?.Status));
        Assert.Contains(Back, report?.To ?? []);
    }

    [Fact]
    public void What_people_and_programs_answer_is_no_report()
    {
        Assert.Null(Read(Reports.Away(Back)));
        Assert.Null(Read(Reports.WasRead(Back)));
        Assert.Null(Read(Reports.Forwarded(Back)));
        Assert.Null(Read(""));
        Assert.Null(Read("Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b--"));
    }

    [Fact]
    public void Parts_in_parts_without_an_end_are_not_followed()
    {
        Assert.Null(Read(Reports.Nested(Back, 20)));
        Assert.Null(Read(Reports.Nested(Back, 5000)));
    }

    [Fact]
    public void Reports_that_were_cut_turned_or_mixed_up_on_the_way_are_read_or_left_never_an_error()
    {
        var whole = Encoding.UTF8.GetBytes(Reports.Postfix(Back, "5.1.1"));
        var chance = new Random(20261126);
        for (var round = 0; round < 2000; round++)
        {
            var bytes = whole[..chance.Next(whole.Length)];
            for (var i = 0; i < chance.Next(20) && bytes.Length > 0; i++)
                bytes[chance.Next(bytes.Length)] = (byte)chance.Next(256);
            Read(bytes);
        }
    }

    private static BounceReport? Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    private static BounceReport? Read(byte[] bytes)
    {
        try
        {
            using var mail = MimeMessage.Load(new ParserOptions { MaxMimeDepth = 16 }, new MemoryStream(bytes));
            return BounceReport.Of(mail);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
