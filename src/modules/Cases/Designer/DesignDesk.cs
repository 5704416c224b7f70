using Microsoft.EntityFrameworkCore;
using Shahr.Cases.Definitions;
using Shahr.Kit;
using Shahr.Kit.Audit;

namespace Shahr.Cases.Designer;

/// <summary>A design with its text read.</summary>
internal sealed record OpenDesign(Design Row, ServiceDefinition Service)
{
    public string Url => Row.Url;
}

/// <summary>
/// What designers do with a design short of publishing it. The revision that was on the page stands in the condition of
/// every update: whoever comes second is told and loses nothing typed.
/// </summary>
internal sealed class DesignDesk(CasesDb db, AuditTrail audit, CaseClock clock, ServiceShelf shelf)
{
    /// <summary>Designs that may be in the making at a time.</summary>
    public const int MostOpen = 200;

    /// <summary>Longest text of a definition, in characters.</summary>
    public const int LongestText = 1_000_000;

    /// <summary>The design with its definition, published or not.</summary>
    public async Task<Result<OpenDesign>> FindAsync(Guid id, CancellationToken ct)
    {
        var row = await db.Designs.AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, ct);
        return row is null
            ? DesignerProblems.NotFound
            : new OpenDesign(row, DefinitionReader.Parse(row.Body, row.Id.ToString()));
    }

    /// <summary>The same, while it can still be changed.</summary>
    public async Task<Result<OpenDesign>> OpenAsync(Guid id, CancellationToken ct)
    {
        var found = await FindAsync(id, ct);
        return found is { IsOk: true, Value.Row.IsOpen: false } ? DesignerProblems.AlreadyPublished : found;
    }

    /// <summary>Begins a design: the version after the newest of that service, or the first.</summary>
    public async Task<Result<Design>> StartAsync(
        ServiceDefinition service,
        string origin,
        Actor actor,
        CancellationToken ct
    )
    {
        if (await db.Designs.CountAsync(d => d.State != DesignState.Published, ct) >= MostOpen)
            return DesignerProblems.TooMany.With(MostOpen);
        var body = DefinitionWriter.Write(service with { Version = NextVersion(service.Code) });
        if (body.Length > LongestText)
            return DesignerProblems.TooLarge;
        var design = new Design
        {
            Id = Guid.CreateVersion7(clock.Now),
            Code = service.Code,
            TitleFa = service.Title.Fa,
            TitleEn = service.Title.En,
            Body = body,
            Revision = 1,
            State = DesignState.Draft,
            Author = actor.Person,
            StartedAt = clock.Now,
            ChangedAt = clock.Now,
        };
        db.Designs.Add(design);
        Record("cases.design_started", design.Id, new { code = service.Code, origin });
        return design;
    }

    /// <summary>The version that would be published next under this code.</summary>
    public int NextVersion(string code) => (shelf.Newest(code)?.Version ?? 0) + 1;

    /// <summary>Writes the definition as it is from now on; a design that was ready has to be read anew.</summary>
    public async Task<Problem?> SaveAsync(
        OpenDesign open,
        int revision,
        ServiceDefinition changed,
        string what,
        Actor actor,
        CancellationToken ct
    )
    {
        var body = DefinitionWriter.Write(changed);
        if (body.Length > LongestText)
            return DesignerProblems.TooLarge;
        return await WriteAsync(open, revision, changed.Title, body, what, actor, ct);
    }

    /// <summary>Takes the last change back; a second time brings it again.</summary>
    public async Task<Problem?> UndoAsync(OpenDesign open, int revision, Actor actor, CancellationToken ct)
    {
        if (open.Row.BodyBefore is not { } before)
            return DesignerProblems.NothingToUndo;
        var title = DefinitionReader.Parse(before, open.Row.Id.ToString()).Title;
        return await WriteAsync(open, revision, title, before, "undone", actor, ct);
    }

    /// <summary>Hands the design to another designer to read and publish.</summary>
    public async Task<Problem?> ReadyAsync(OpenDesign open, int revision, CancellationToken ct)
    {
        var id = open.Row.Id;
        var done = await db
            .Designs.Where(d => d.Id == id && d.Revision == revision && d.State == DesignState.Draft)
            .ExecuteUpdateAsync(set => set.SetProperty(d => d.State, DesignState.Ready), ct);
        if (done == 0)
            return DesignerProblems.Changed;
        Record("cases.design_ready", id, new { revision });
        return null;
    }

    /// <summary>Throws the design away.</summary>
    public async Task<Problem?> DiscardAsync(OpenDesign open, int revision, CancellationToken ct)
    {
        var id = open.Row.Id;
        var gone = await db
            .Designs.Where(d => d.Id == id && d.Revision == revision && d.State != DesignState.Published)
            .ExecuteDeleteAsync(ct);
        if (gone == 0)
            return DesignerProblems.Changed;
        Record("cases.design_discarded", id, new { code = open.Row.Code });
        return null;
    }

    private async Task<Problem?> WriteAsync(
        OpenDesign open,
        int revision,
        Words title,
        string body,
        string what,
        Actor actor,
        CancellationToken ct
    )
    {
        var (id, before, me, now) = (open.Row.Id, open.Row.Body, actor.Person, clock.Now);
        var written = await db
            .Designs.Where(d => d.Id == id && d.Revision == revision && d.State != DesignState.Published)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(d => d.Body, body)
                        .SetProperty(d => d.BodyBefore, before)
                        .SetProperty(d => d.TitleFa, title.Fa)
                        .SetProperty(d => d.TitleEn, title.En)
                        .SetProperty(d => d.Revision, revision + 1)
                        .SetProperty(d => d.State, DesignState.Draft)
                        .SetProperty(d => d.Author, me)
                        .SetProperty(d => d.ChangedAt, now),
                ct
            );
        if (written == 0)
            return DesignerProblems.Changed;
        Record("cases.design_changed", id, new { what, revision = revision + 1 });
        return null;
    }

    private void Record(string action, Guid id, object details) =>
        audit.Record(action, "design", id.ToString(), details: details);
}
