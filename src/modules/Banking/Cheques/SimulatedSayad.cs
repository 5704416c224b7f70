using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Shahr.Kit.Data;

namespace Shahr.Banking;

/// <summary>A book as the simulated Sayad knows it. It is outside: the city's database has no part of it.</summary>
internal sealed record SimulatedBook(Guid Id, string[] Leaves, DateTime At);

/// <summary>A registration as it knows it.</summary>
internal sealed record SimulatedRegistration(Guid Id, string SayadId, long AmountRial, DateTime At);

/// <summary>
/// The Sayad of the demo: its own truth, in files of its own in the data folder. Some amounts misbehave by themselves,
/// so that anybody can see it: the last three digits in rials, see <see cref="RegisterAsync"/>.
/// </summary>
internal sealed class SimulatedSayad : ISayad
{
    public static readonly TimeSpan SlowTime = TimeSpan.FromMinutes(3);
    private readonly Lock _lock = new();
    private readonly Dictionary<Guid, SimulatedBook> _books;
    private readonly Dictionary<Guid, SimulatedRegistration> _registrations;
    private readonly string _folder;
    private readonly TimeProvider _clock;

    public SimulatedSayad(DataFolder data, TimeProvider clock)
    {
        (_folder, _clock) = (Path.Join(data.Path, "sayad-simulator"), clock);
        _books = Read<SimulatedBook>("books").ToDictionary(b => b.Id);
        _registrations = Read<SimulatedRegistration>("cheques").ToDictionary(r => r.Id);
    }

    /// <summary>Nothing is answered, and nothing taken.</summary>
    public bool IsDead { get; set; }

    /// <summary>It dies at the moment it has taken something: nobody hears that it has.</summary>
    public bool DiesOnceTaken { get; set; }

    /// <summary>Every book it gave.</summary>
    public IReadOnlyList<SimulatedBook> Books
    {
        get
        {
            lock (_lock)
                return [.. _books.Values];
        }
    }

    /// <summary>Every registration it took, one for an id.</summary>
    public IReadOnlyList<SimulatedRegistration> Registrations
    {
        get
        {
            lock (_lock)
                return [.. _registrations.Values];
        }
    }

    public Task<IReadOnlyList<string>> BookAsync(SayadBook book, CancellationToken ct)
    {
        lock (_lock)
        {
            Answering();
            if (!_books.TryGetValue(book.Id, out var known))
            {
                known = new(book.Id, [.. Enumerable.Range(0, book.Leaves).Select(_ => NewId())], Now);
                _books[book.Id] = known;
                Keep("books", known);
                DieIfMeant(lost: false);
            }

            return Task.FromResult<IReadOnlyList<string>>(known.Leaves);
        }
    }

    // 001: takes three minutes. 002: it is taken and the answer to it never comes. 004: refused, and that is said once
    // it is taken.
    public Task<SayadWord> RegisterAsync(SayadCheque cheque, CancellationToken ct)
    {
        lock (_lock)
        {
            Answering();
            var fault = cheque.Amount.Amount % 1000;
            if (!_registrations.TryGetValue(cheque.Id, out var known))
            {
                known = new(cheque.Id, cheque.SayadId, cheque.Amount.Amount, Now);
                _registrations[cheque.Id] = known;
                Keep("cheques", known);
                DieIfMeant(lost: fault == 2);
            }

            if (known.SayadId != cheque.SayadId || known.AmountRial != cheque.Amount.Amount)
                throw new SayadSilentException("Another cheque was registered under this id.");
            return Task.FromResult(
                fault == 4 ? SayadWord.Refused
                : fault == 1 && Now - known.At < SlowTime ? SayadWord.Taken
                : SayadWord.Registered
            );
        }
    }

    private DateTime Now => _clock.GetUtcNow().UtcDateTime;

    private void Answering()
    {
        if (IsDead)
            throw new SayadSilentException("Sayad does not answer.");
    }

    private void DieIfMeant(bool lost)
    {
        IsDead |= DiesOnceTaken;
        if (IsDead || lost)
            throw new SayadSilentException("The answer was lost on the way.");
    }

    // Sixteen digits; of a hundred thousand books the next meets one of theirs in a hundred million times.
    private static string NewId()
    {
        Span<byte> bytes = stackalloc byte[8];
        RandomNumberGenerator.Fill(bytes);
        return (BitConverter.ToUInt64(bytes) % 10_000_000_000_000_000).ToString("d16", CultureInfo.InvariantCulture);
    }

    private IEnumerable<T> Read<T>(string name)
        where T : class
    {
        var file = FileOf(name);
        return File.Exists(file)
            ? File.ReadLines(file).Select(line => JsonSerializer.Deserialize<T>(line)).OfType<T>()
            : [];
    }

    private void Keep<T>(string name, T kept)
    {
        Directory.CreateDirectory(_folder);
        File.AppendAllText(FileOf(name), JsonSerializer.Serialize(kept) + "\n");
    }

    private string FileOf(string name) => Path.Join(_folder, name + ".jsonl");
}
