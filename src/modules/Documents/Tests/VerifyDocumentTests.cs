using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Contracts;
using Shahr.Kit.Data;
using Shahr.Kit.Values;
using Shahr.Paper;
using Shahr.Testing;

namespace Shahr.Documents.Tests;

/// <summary>What a stranger with a file or a paper in hand learns.</summary>
[Collection<DocumentsCollection>]
public sealed class VerifyDocumentTests(DocumentsCity city)
{
    [Fact]
    public async Task A_genuine_file_is_called_genuine_and_says_what_it_says()
    {
        var made = await city.SignedAsync(DocumentsCity.Certificate());
        var answer = await UploadAsync(await city.DownloadAsync(made));
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Contains("این سند درست است", answer.Text);
        Assert.Contains("مریم رضایی‌نژاد", answer.Text);
        Assert.Contains("۰۴۹۹۳۷۰۸۹۹", answer.Text);
        Assert.Contains("داوود احمدی", answer.Text);
    }

    [Fact]
    public async Task A_file_with_one_byte_changed_is_refused_and_says_nothing()
    {
        var pdf = await city.DownloadAsync(await city.SignedAsync(DocumentsCity.Certificate()));
        pdf[pdf.Length / 3] ^= 1;
        var answer = await UploadAsync(pdf);
        Assert.DoesNotContain("این سند درست است", answer.Text);
        Assert.Contains("دست‌کاری", answer.Text);
        Assert.DoesNotContain("مریم", answer.Text);
    }

    [Fact]
    public async Task No_single_byte_of_a_file_is_free()
    {
        var pdf = await city.DownloadAsync(await city.SignedAsync(DocumentsCity.Certificate()));
        using var root = city.Host.Services.GetRequiredService<SigningKeys>().Root();
        for (var i = 0; i < pdf.Length; i += pdf.Length / 150)
        {
            var changed = (byte[])pdf.Clone();
            changed[i] ^= 0x11;
            Assert.False(DocumentCheck.Offline(changed, [root], city.Host.Clock.GetUtcNow()).IsValid, "Byte " + i);
        }
    }

    [Fact]
    public async Task What_a_stolen_signing_key_makes_is_not_in_the_register()
    {
        await city.SignedAsync(DocumentsCity.Certificate());
        var services = city.Host.Services;
        var now = city.Host.Clock.GetUtcNow();
        var letter = services
            .GetRequiredService<CityPaper>()
            .Compose(
                PublicNumber.Random(),
                new DocumentContent(DocumentsCity.Certificate(), "مریم رضایی‌نژاد", "123456"),
                now.UtcDateTime
            );
        using var stolen = services.GetRequiredService<SigningKeys>().Signer();
        var answer = await UploadAsync(PadesSigner.Sign(PaperPdf.Render(letter), stolen, "گواهی سکونت", "کسی", now));
        Assert.Contains("در دفتر شهر نیست", answer.Text);
        Assert.DoesNotContain("مریم", answer.Text);
    }

    [Fact]
    public async Task A_strangers_signature_is_not_ours()
    {
        var now = city.Host.Clock.GetUtcNow();
        var letter = city
            .Host.Services.GetRequiredService<CityPaper>()
            .Compose(
                PublicNumber.Random(),
                new DocumentContent(DocumentsCity.Certificate(), "مریم", "123456"),
                now.UtcDateTime
            );
        using var root = CityRoot.Create("مرجع گواهی شهر نمونه", 5, now);
        using var signer = CityRoot.IssueSigner(root, "شهرداری شهر نمونه", 1, now);
        var answer = await UploadAsync(PadesSigner.Sign(PaperPdf.Render(letter), signer, "گواهی", "کسی", now));
        Assert.Contains("از شهر ما نیست", answer.Text);
    }

    [Fact]
    public async Task Number_and_printed_code_show_the_face_of_a_document_and_not_its_content()
    {
        var made = await city.SignedAsync(DocumentsCity.Certificate(until: new DateOnly(2099, 1, 1)));
        var code = await city.CheckCodeAsync(made);
        var visitor = city.Host.Visitor();
        var page = await visitor.GetAsync("/verify");
        var answer = await visitor.SubmitAsync(
            page,
            "#number-form",
            ("number", PersianText.ToPersianDigits(made.Number)),
            ("code", PersianText.ToPersianDigits(code))
        );
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Contains("گواهی سکونت", answer.Text);
        Assert.Contains("م••• ر•••", answer.Text);
        Assert.DoesNotContain("رضایی", answer.Body);
        Assert.DoesNotContain("سعدی", answer.Body);
        Assert.DoesNotContain("۰۴۹۹۳۷۰۸۹۹", answer.Body);
    }

    [Fact]
    public async Task A_wrong_code_and_an_unknown_number_are_answered_alike()
    {
        var made = await city.SignedAsync(DocumentsCity.Certificate());
        var code = await city.CheckCodeAsync(made);
        var other = code == "000000" ? "000001" : "000000";
        var wrong = await city.Host.Visitor().GetAsync($"/verify?number={made.Number}&code={other}");
        var unknown = await city.Host.Visitor().GetAsync($"/verify?number={PublicNumber.Random().Value}&code={other}");
        Assert.Equal(HttpStatusCode.NotFound, wrong.Status);
        Assert.Equal(HttpStatusCode.NotFound, unknown.Status);
        Assert.Equal(
            wrong.Page.QuerySelector(".error-summary")?.TextContent,
            unknown.Page.QuerySelector(".error-summary")?.TextContent
        );
        Assert.DoesNotContain("گواهی سکونت", wrong.Text);
    }

    [Fact]
    public async Task Mistyped_numbers_and_codes_are_told_at_their_fields()
    {
        var answer = await city.Host.Visitor().GetAsync("/verify?number=123456789&code=12");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("نه رقم", answer.ProblemAt("number"));
        Assert.Contains("شش رقم", answer.ProblemAt("code"));
    }

    [Fact]
    public async Task No_file_an_empty_file_and_a_huge_file_each_get_their_sentence()
    {
        var visitor = city.Host.Visitor();
        var page = await visitor.GetAsync("/verify");
        var none = await visitor.SubmitAsync(page, "#file-form", [], []);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, none.Status);
        Assert.Contains("فایل PDF سند را برگزینید", none.ProblemAt("file"));
        var huge = await UploadAsync(new byte[VerifyDocument.MaxBytes + 1]);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, huge.Status);
        Assert.Contains("۱۰ مگابایت", huge.ProblemAt("file"));
    }

    [Theory]
    [InlineData("not a pdf at all")]
    [InlineData(
        "%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 1 0 R>>endobj\nxref\n0 99999999\n"
            + "trailer<</Root 1 0 R/Size 99999999/Prev 0>>\nstartxref\n9\n%%EOF"
    )]
    [InlineData("%PDF-1.4\n[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[")]
    public async Task Hostile_files_are_refused_in_plain_words(string content)
    {
        var answer = await UploadAsync(System.Text.Encoding.Latin1.GetBytes(content));
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.DoesNotContain("این سند درست است", answer.Text);
        Assert.NotNull(answer.Page.QuerySelector(".notice-attention, .notice-refusal"));
    }

    [Fact]
    public async Task A_check_waits_for_nobody_who_writes()
    {
        var pdf = await city.DownloadAsync(await city.SignedAsync(DocumentsCity.Certificate()));
        using var turn = await city
            .Host.Services.GetRequiredService<CityDatabase>()
            .Gate.EnterAsync(TestContext.Current.CancellationToken);
        var answer = await UploadAsync(pdf).WaitAsync(TimeSpan.FromSeconds(60));
        Assert.Contains("این سند درست است", answer.Text, StringComparison.Ordinal);
    }

    private async Task<Seen> UploadAsync(byte[] pdf)
    {
        var visitor = city.Host.Visitor();
        return await visitor.SubmitAsync(
            await visitor.GetAsync("/verify"),
            "#file-form",
            [],
            [("file", "سند.pdf", pdf)]
        );
    }
}
