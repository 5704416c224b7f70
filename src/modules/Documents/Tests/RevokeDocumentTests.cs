using System.Net;
using Shahr.Kit;

namespace Shahr.Documents.Tests;

/// <summary>Taking a document back.</summary>
[Collection<DocumentsCollection>]
public sealed class RevokeDocumentTests(DocumentsCity city)
{
    private const string Reason = "نشانی هنگام صدور درست نبود";

    [Fact]
    public async Task A_revoked_document_is_refused_from_that_moment_and_its_owner_reads_why()
    {
        var made = await city.SignedAsync(DocumentsCity.Certificate());
        var pdf = await city.DownloadAsync(made);
        var davoud = await city.AsAsync(TestPeople.Davoud, DocumentsModule.Revoke);
        var found = await davoud.SubmitAsync(
            await davoud.GetAsync("/documents/revocation"),
            "#choose-form",
            ("number", made.Number)
        );
        Assert.DoesNotContain("سعدی", found.Body);
        Assert.DoesNotContain("رضایی", found.Body);
        var done = await davoud.SubmitAsync(found, "#revoke-form", ("reason", Reason));
        Assert.Contains("این سند باطل است", done.Text);

        var visitor = city.Host.Visitor();
        var checkedAgain = await visitor.SubmitAsync(
            await visitor.GetAsync("/verify"),
            "#file-form",
            [],
            [("file", "a.pdf", pdf)]
        );
        Assert.Contains("این سند باطل شده است", checkedAgain.Text);
        Assert.DoesNotContain(Reason, checkedAgain.Text);
        var byCode = await visitor.GetAsync($"/verify?number={made.Number}&code={await city.CheckCodeAsync(made)}");
        Assert.Contains("این سند باطل شده است", byCode.Text);

        var own = await (await city.AsAsync(TestPeople.Maryam)).GetAsync(made.Href);
        Assert.Contains(Reason, own.Text);
        Assert.Equal(
            1,
            await city.CountAsync(
                "select count(*) from kit_audit_entries where action = 'documents.revoked' and subject_id = @value "
                    + "and payload like '%reason%'",
                made.Number.Replace("-", "", StringComparison.Ordinal)
            )
        );

        var twice = await davoud.GetAsync($"/documents/{made.Number}/revocation");
        Assert.Null(twice.Page.QuerySelector("#revoke-form"));
    }

    [Fact]
    public async Task A_revocation_needs_a_reason()
    {
        var made = await city.SignedAsync(DocumentsCity.Certificate());
        var davoud = await city.AsAsync(TestPeople.Davoud, DocumentsModule.Revoke);
        var page = await davoud.GetAsync($"/documents/{made.Number}/revocation");
        var refused = await davoud.SubmitAsync(page, "#revoke-form", ("reason", " \u200c "));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("چرا سند باطل می‌شود", refused.ProblemAt("reason"));
    }

    [Fact]
    public async Task Nobody_revokes_their_own_document_and_nobody_without_permission()
    {
        var made = await city.SignedAsync(DocumentsCity.Certificate());
        var maryam = await city.AsAsync(TestPeople.Maryam, DocumentsModule.Revoke);
        var refused = await maryam.SubmitAsync(
            await maryam.GetAsync($"/documents/{made.Number}/revocation"),
            "#revoke-form",
            ("reason", Reason)
        );
        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);

        var other = await city.AsAsync(TestPeople.Davoud);
        Assert.Equal(HttpStatusCode.Forbidden, (await other.GetAsync($"/documents/{made.Number}/revocation")).Status);
    }

    [Fact]
    public async Task Who_showed_long_ago_who_they_are_is_asked_again_and_the_document_stands()
    {
        var made = await city.SignedAsync(DocumentsCity.Certificate());
        var davoud = await city.AsAsync(TestPeople.Davoud, DocumentsModule.Revoke + TestProof.Stale);
        var asked = await davoud.SubmitAsync(
            await davoud.GetAsync($"/documents/{made.Number}/revocation"),
            "#revoke-form",
            ("reason", Reason)
        );
        Assert.Equal((HttpStatusCode)KitProblems.ProveAgain.Status, asked.Status);
        Assert.NotNull(
            (await davoud.GetAsync($"/documents/{made.Number}/revocation")).Page.QuerySelector("#revoke-form")
        );
    }

    [Fact]
    public async Task Two_officers_at_once_revoke_once()
    {
        var made = await city.SignedAsync(DocumentsCity.Certificate());
        var pages = await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(async _ =>
                {
                    var davoud = await city.AsAsync(TestPeople.Davoud, DocumentsModule.Revoke);
                    return (Visitor: davoud, Page: await davoud.GetAsync($"/documents/{made.Number}/revocation"));
                })
        );
        var answers = await Task.WhenAll(
            pages.Select(p => p.Visitor.SubmitAsync(p.Page, "#revoke-form", ("reason", Reason)))
        );
        Assert.Single(answers, a => a.Status == HttpStatusCode.OK);
        Assert.Equal(3, answers.Count(a => a.Status == HttpStatusCode.Conflict));
        Assert.Equal(
            1,
            await city.CountAsync(
                "select count(*) from kit_audit_entries where action = 'documents.revoked' and subject_id = @value",
                made.Number.Replace("-", "", StringComparison.Ordinal)
            )
        );
    }
}
