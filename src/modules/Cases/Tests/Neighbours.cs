using System.Collections.Concurrent;
using System.Security.Cryptography;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Files;
using Shahr.Kit.Values;

namespace Shahr.Cases.Tests;

/// <summary>Names and records of the people of these tests; nobody is close to anybody but themselves.</summary>
internal sealed class FakePeople : IPeople
{
    public ConcurrentBag<(PersonId Person, string Reason)> RecordsRead { get; } = [];

    public int NameLists;

    public Task<IReadOnlyDictionary<PersonId, PersonName>> NamesAsync(
        IReadOnlyCollection<PersonId> people,
        CancellationToken ct = default
    )
    {
        Interlocked.Increment(ref NameLists);
        return Task.FromResult<IReadOnlyDictionary<PersonId, PersonName>>(
            Somebody
                .All.Where(a => people.Contains(a.Person))
                .ToDictionary(a => a.Person, a => new PersonName(a.Person, a.DisplayName))
        );
    }

    public Task<PersonRecord?> RecordAsync(PersonId person, string reason, CancellationToken ct = default)
    {
        RecordsRead.Add((person, reason));
        return Task.FromResult<PersonRecord?>(new PersonRecord(person, "مریم", "احمدی", "0012345679", "+989121234567"));
    }

    public Task<Reach?> ReachAsync(PersonId person, CancellationToken ct = default) =>
        Task.FromResult<Reach?>(new Reach("+989121234567", null, "fa"));

    public Task<IReadOnlyList<PersonId>> ReadersOfAsync(
        PersonId applicant,
        string service,
        CancellationToken ct = default
    ) => Task.FromResult<IReadOnlyList<PersonId>>([applicant]);

    public Task<bool> AreCloseAsync(PersonId one, PersonId other, CancellationToken ct = default) =>
        Task.FromResult(one == other);
}

internal sealed class FakeOffices : IOffices
{
    public static readonly string[] Codes =
    [
        "lighting",
        "roads",
        "waste",
        "parks",
        "water",
        "oversight",
        "environment",
        "registry",
        "district",
        "citizen-services",
        "mayor",
        "police",
        "business",
        "information",
        "legal",
        "appeals",
        "finance",
    ];

    private static readonly Dictionary<string, OfficeName> All = Codes.ToDictionary(
        code => code,
        code => new OfficeName(OfficeId.New(), code, "ادارهٔ " + code, "Office of " + code)
    );

    public static OfficeId IdOf(string code) => All[code].Id;

    public Task<IReadOnlyList<OfficeName>> AllAsync(CancellationToken ct = default) =>
        Task.FromResult<IReadOnlyList<OfficeName>>([.. All.Values]);

    public Task<OfficeName?> FindAsync(string code, CancellationToken ct = default) =>
        Task.FromResult(All.GetValueOrDefault(code));

    public Task<IReadOnlyList<PersonId>> OfficersAsync(
        OfficeId office,
        string permission,
        int most,
        CancellationToken ct = default
    ) =>
        Task.FromResult<IReadOnlyList<PersonId>>([
            .. Somebody.All.Where(a => a.Can(permission, office)).Select(a => a.Person).Take(most),
        ]);
}

/// <summary>What people wrote of themselves.</summary>
internal sealed class FakeKnown : IKnown
{
    public ConcurrentDictionary<(PersonId, KnownKind), KnownFact> Facts { get; } = [];

    public Task<KnownFact?> FindAsync(PersonId person, KnownKind kind, CancellationToken ct = default) =>
        Task.FromResult(Facts.GetValueOrDefault((person, kind)));
}

/// <summary>Who is away, and when each is back.</summary>
internal sealed class FakeAbsences : IAbsences
{
    public ConcurrentDictionary<PersonId, DateTime> Away { get; } = [];

    public Task<IReadOnlyDictionary<PersonId, DateTime>> AwayAsync(
        IReadOnlyCollection<PersonId> people,
        CancellationToken ct = default
    ) =>
        Task.FromResult<IReadOnlyDictionary<PersonId, DateTime>>(
            Away.Where(a => people.Contains(a.Key)).ToDictionary(a => a.Key, a => a.Value)
        );
}

internal sealed class FakeWishes : IContactWishes
{
    public ConcurrentDictionary<PersonId, ContactWish> Of { get; } = [];

    public Task<ContactWish?> OfAsync(PersonId person, CancellationToken ct = default) =>
        Task.FromResult(Of.GetValueOrDefault(person));
}

internal sealed class FakeLooks : IAccessLog
{
    public ConcurrentQueue<(
        IReadOnlyCollection<PersonId> People,
        string Reason,
        IReadOnlyList<string> Fields
    )> Rows { get; } = [];

    public Task LookedAtAsync(
        IReadOnlyCollection<PersonId> people,
        string reason,
        IReadOnlyList<string> fields,
        CancellationToken ct = default
    )
    {
        Rows.Enqueue((people, reason, fields));
        return Task.CompletedTask;
    }
}

internal sealed class FakePapers : IDocuments
{
    public ConcurrentDictionary<string, DocumentOrder> Orders { get; } = [];

    public Task<DocumentMade> OrderAsync(DocumentOrder order, CancellationToken ct = default)
    {
        Orders.TryAdd(order.Key, order);
        return Task.FromResult(Made(order));
    }

    public Task<(DocumentMade Document, bool Ready)?> FindAsync(string key, CancellationToken ct = default) =>
        Task.FromResult<(DocumentMade, bool)?>(Orders.TryGetValue(key, out var order) ? (Made(order), true) : null);

    private static DocumentMade Made(DocumentOrder order) => new("123456789", order.TitleFa, "/documents/123456789");
}

/// <summary>A city of twenty kilometres about one point, with one street.</summary>
internal sealed class FakeMap : IMaps
{
    public (GeoPoint Center, double Zoom)? View => (new GeoPoint(35.7, 51.4), 12);

    public IReadOnlyList<double> SkylineHeights => [];

    public bool Contains(GeoPoint at) => Math.Abs(at.Lat - 35.7) < 0.1 && Math.Abs(at.Lon - 51.4) < 0.1;

    public Task<Place?> ReverseAsync(GeoPoint at, CancellationToken ct = default) =>
        Task.FromResult<Place?>(new Place("خیابان سعدی", "street", at, 5));

    public Task<IReadOnlyList<Place>> SearchAsync(string query, int limit, CancellationToken ct = default) =>
        Task.FromResult<IReadOnlyList<Place>>(
            query.Contains("سعدی", StringComparison.Ordinal)
                ? [new Place("خیابان سعدی", "street", new GeoPoint(35.71, 51.41), 0)]
                : []
        );
}

internal sealed class FakeNotify : INotify
{
    public ConcurrentQueue<Message> Sent { get; } = [];

    public Task SendAsync(Message message, CancellationToken ct = default)
    {
        Sent.Enqueue(message);
        return Task.CompletedTask;
    }

    public Task SendCodeAsync(
        string key,
        string mobile,
        string template,
        IReadOnlyDictionary<string, string> values,
        CancellationToken ct = default
    ) => Task.CompletedTask;

    public Task MailAsync(
        string key,
        string address,
        string template,
        IReadOnlyDictionary<string, string> values,
        CancellationToken ct = default
    ) => Task.CompletedTask;
}

/// <summary>Random numbers, before which a test may put numbers of its own.</summary>
internal sealed class FakeNumbers
{
    public ConcurrentQueue<PublicNumber> First { get; } = [];

    public PublicNumber Next() => First.TryDequeue(out var number) ? number : PublicNumber.Random();
}

/// <summary>Keeps files in memory and knows a PNG by its first bytes; the real store has its own tests.</summary>
internal sealed class FakeFiles : IFileStore
{
    private readonly ConcurrentDictionary<string, (byte[] Bytes, string Type)> _kept = [];

    public async Task<Result<StoredFile>> TakeAsync(
        Stream content,
        string claimedName,
        FileRules rules,
        CancellationToken ct = default
    )
    {
        using var copy = new MemoryStream();
        await content.CopyToAsync(copy, ct);
        var bytes = copy.ToArray();
        if (!bytes.AsSpan().StartsWith(TestFiles.PngMark))
            return new Problem("test.not_a_photo", 422, "این فایل عکس نیست. یک عکس بفرستید.", "This is no photo.");
        return Keep(bytes, "image/png");
    }

    public async Task<StoredFile> KeepAsync(Stream content, string mediaType, CancellationToken ct = default)
    {
        using var copy = new MemoryStream();
        await content.CopyToAsync(copy, ct);
        return Keep(copy.ToArray(), mediaType);
    }

    public Task<Stream?> OpenAsync(string hash, CancellationToken ct = default) =>
        Task.FromResult<Stream?>(_kept.TryGetValue(hash, out var file) ? new MemoryStream(file.Bytes) : null);

    public Task<bool> ForgetAsync(string hash, CancellationToken ct = default) =>
        Task.FromResult(_kept.TryRemove(hash, out _));

    public Task<StoredFile?> FindAsync(string hash, CancellationToken ct = default) =>
        Task.FromResult(
            _kept.TryGetValue(hash, out var file) ? new StoredFile(hash, file.Type, file.Bytes.Length) : null
        );

    private StoredFile Keep(byte[] bytes, string type)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        _kept[hash] = (bytes, type);
        return new StoredFile(hash, type, bytes.Length);
    }
}

/// <summary>Small true files.</summary>
internal static class TestFiles
{
    public static ReadOnlySpan<byte> PngMark => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>One pixel, as every image program reads it.</summary>
    public static readonly byte[] Png = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
    );
}
