using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Web;

namespace Shahr.Documents.Tests;

/// <summary>
/// Maryam, who asks for documents, Davoud, who may revoke them, and Nasrin, who has none: stands for the Identity
/// module here.
/// </summary>
internal sealed class TestPeople : IPeople
{
    public static readonly PersonId Maryam = PersonId.New();
    public static readonly PersonId Davoud = PersonId.New();
    public static readonly PersonId Nasrin = PersonId.New();

    private static readonly Dictionary<PersonId, PersonName> Names = new()
    {
        [Maryam] = new(Maryam, "مریم رضایی‌نژاد"),
        [Davoud] = new(Davoud, "داوود احمدی"),
    };

    public Task<IReadOnlyDictionary<PersonId, PersonName>> NamesAsync(
        IReadOnlyCollection<PersonId> people,
        CancellationToken ct = default
    ) =>
        Task.FromResult<IReadOnlyDictionary<PersonId, PersonName>>(
            Names.Where(n => people.Contains(n.Key)).ToDictionary()
        );

    public Task<PersonRecord?> RecordAsync(PersonId person, string reason, CancellationToken ct = default) =>
        Task.FromResult<PersonRecord?>(null);

    public Task<Reach?> ReachAsync(PersonId person, CancellationToken ct = default) => Task.FromResult<Reach?>(null);

    public Task<IReadOnlyList<PersonId>> ReadersOfAsync(
        PersonId applicant,
        string service,
        CancellationToken ct = default
    ) => Task.FromResult<IReadOnlyList<PersonId>>([applicant]);

    public Task<bool> AreCloseAsync(PersonId one, PersonId other, CancellationToken ct = default) =>
        Task.FromResult(one == other);
}

/// <summary>
/// Signs people in by <c>/test/as</c>, as the Identity module does by a session: the actor stands in the request.
/// </summary>
internal sealed class TestSignIn : IStartupFilter
{
    private static readonly OfficeId Registry = OfficeId.New();

    public static string Path(PersonId person, string can = "") => $"/test/as?person={person}&can={can}";

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
        app =>
        {
            app.Use(
                async (http, step) =>
                {
                    if (http.Request.Path == "/test/as")
                    {
                        http.Response.Cookies.Append("test.person", http.Request.Query["person"].ToString());
                        http.Response.Cookies.Append("test.can", http.Request.Query["can"].ToString());
                        http.Response.Cookies.Append("test.stale", http.Request.Query["stale"].ToString());
                        return;
                    }

                    if (PersonId.TryParse(http.Request.Cookies["test.person"], out var person))
                        http.Features.Set(Of(person, http.Request.Cookies["test.can"]));
                    await step(http);
                }
            );
            next(app);
        };

    private static Actor Of(PersonId person, string? can) =>
        new()
        {
            Person = person,
            For = person,
            DisplayName = "آزمون",
            Session = Guid.CreateVersion7(),
            Grants = string.IsNullOrEmpty(can) ? [] : [new Grant(can, Registry)],
        };
}

/// <summary>Everybody has just shown who they are, except who came by <see cref="Stale"/>.</summary>
internal sealed class TestProof : IProveAgain
{
    public const string Stale = "&stale=1";

    public Task<IResult?> AskAsync(HttpContext http, DangerousAct act, CancellationToken ct) =>
        Task.FromResult<IResult?>(http.Request.Cookies["test.stale"] == "1" ? KitProblems.ProveAgain.ToApi() : null);
}
