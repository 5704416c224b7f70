using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Kit.Values;
using Shahr.Paper;
using Shahr.Testing;

namespace Shahr.Documents.Tests;

/// <summary>The same check for machines.</summary>
[Collection<DocumentsCollection>]
public sealed class VerifyDocumentApiTests(DocumentsCity city)
{
    [Fact]
    public async Task A_genuine_file_is_valid_and_says_what_it_says()
    {
        var made = await city.SignedAsync(DocumentsCity.Certificate());
        var answer = await AskAsync(await city.DownloadAsync(made));
        Assert.True(answer.GetProperty("valid").GetBoolean());
        Assert.Equal("valid", answer.GetProperty("verdict").GetString());
        Assert.Equal("residence-certificate", answer.GetProperty("document").GetProperty("kind").GetString());
        Assert.Equal(made.Number, answer.GetProperty("document").GetProperty("number").GetString());
        Assert.Contains("اعتبار دارد", answer.GetProperty("messageFa").GetString());
        Assert.Contains("in force", answer.GetProperty("messageEn").GetString());
        Assert.True(answer.GetProperty("signedAt").GetDateTime() > DateTime.UnixEpoch);
    }

    [Fact]
    public async Task A_changed_byte_and_a_stolen_key_are_answered_and_what_they_say_is_not_repeated()
    {
        var pdf = await city.DownloadAsync(await city.SignedAsync(DocumentsCity.Certificate()));
        pdf[^2000] ^= 1;
        await RefusedAsync(pdf, "changed", "unreadable");

        var now = city.Host.Clock.GetUtcNow();
        using var stolen = city.Host.Services.GetRequiredService<SigningKeys>().Signer();
        var content = new DocumentContent(DocumentsCity.Certificate(), "مریم رضایی‌نژاد", "123456");
        var paper = city.Host.Services.GetRequiredService<CityPaper>();
        var letter = paper.Compose(PublicNumber.Random(), content, now.UtcDateTime);
        await RefusedAsync(PadesSigner.Sign(PaperPdf.Render(letter), stolen, "گواهی", "کسی", now), "notInRegister");
    }

    [Fact]
    public async Task A_revoked_document_is_told_with_its_day_and_without_its_reason()
    {
        var made = await city.SignedAsync(DocumentsCity.Certificate());
        var pdf = await city.DownloadAsync(made);
        var davoud = await city.AsAsync(TestPeople.Davoud, DocumentsModule.Revoke);
        var page = await davoud.GetAsync($"/documents/{made.Number}/revocation");
        await davoud.SubmitAsync(page, "#revoke-form", ("reason", "نشانی هنگام صدور درست نبود"));
        var answer = await AskAsync(pdf);
        Assert.False(answer.GetProperty("valid").GetBoolean());
        Assert.Equal("revoked", answer.GetProperty("verdict").GetString());
        var today = CityDay.Of(city.Host.Clock.GetUtcNow().UtcDateTime);
        Assert.Equal($"{today:yyyy-MM-dd}", answer.GetProperty("revokedOn").GetString());
        Assert.DoesNotContain("نشانی هنگام صدور", answer.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_pdf_of_a_possible_size_is_refused_with_its_code()
    {
        await ProblemAsync(new ByteArrayContent([1]), "text/plain", HttpStatusCode.UnsupportedMediaType, "pdf_only");
        await ProblemAsync(
            new ByteArrayContent([]),
            "application/pdf",
            HttpStatusCode.UnprocessableEntity,
            "file_needed"
        );
        var large = new byte[VerifyDocument.MaxBytes + 1];
        foreach (var body in new HttpContent[] { new ByteArrayContent(large), new Unmeasured(large) })
            await ProblemAsync(body, "application/pdf", HttpStatusCode.RequestEntityTooLarge, "file_too_large");
        await RefusedAsync("not a pdf at all"u8.ToArray(), "unreadable");
    }

    [Fact]
    public async Task Who_asks_more_than_thirty_times_a_minute_waits()
    {
        await using var strict = new StrictCity();
        await strict.InitializeAsync();
        var visitor = strict.Host.Visitor();
        for (var i = 0; i < 30; i++)
            Assert.Equal(HttpStatusCode.OK, (await PostAsync(visitor, new ByteArrayContent([1]))).Status);
        var refused = await PostAsync(visitor, new ByteArrayContent([1]));
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.Status);
    }

    private async Task RefusedAsync(byte[] pdf, params string[] verdicts)
    {
        var answer = await AskAsync(pdf);
        Assert.False(answer.GetProperty("valid").GetBoolean());
        Assert.Contains(answer.GetProperty("verdict").GetString(), verdicts);
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("document").ValueKind);
        Assert.DoesNotContain("مریم", answer.GetRawText(), StringComparison.Ordinal);
    }

    private async Task<JsonElement> AskAsync(byte[] pdf)
    {
        var answer = await PostAsync(city.Host.Visitor(), new ByteArrayContent(pdf));
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        using var json = JsonDocument.Parse(answer.Body);
        return json.RootElement.Clone();
    }

    private async Task ProblemAsync(HttpContent body, string type, HttpStatusCode status, string code)
    {
        var answer = await PostAsync(city.Host.Visitor(), body, type);
        Assert.Equal(status, answer.Status);
        Assert.Equal("application/problem+json", answer.Response.Content.Headers.ContentType?.MediaType);
        Assert.Contains("\"documents." + code + "\"", answer.Body, StringComparison.Ordinal);
    }

    private static Task<Seen> PostAsync(Visitor visitor, HttpContent body, string type = "application/pdf") =>
        visitor.SendAsync(() =>
        {
            body.Headers.ContentType = new MediaTypeHeaderValue(type);
            return new HttpRequestMessage(HttpMethod.Post, "/api/v1/documents/verification") { Content = body };
        });

    /// <summary>A body that does not say how long it is.</summary>
    private sealed class Unmeasured(byte[] bytes) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
            stream.WriteAsync(bytes).AsTask();

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
