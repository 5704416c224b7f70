using Shahr.Paper;
using Shahr.Testing;

namespace Shahr.Documents.Tests;

/// <summary>Roots and signers on disk.</summary>
public sealed class SigningKeysTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("shahr-keys-").FullName;
    private readonly TestClock _clock = new();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Many_processes_at_first_need_end_with_one_root()
    {
        var roots = Enumerable
            .Range(0, 8)
            .AsParallel()
            .WithDegreeOfParallelism(8)
            .Select(_ =>
            {
                using var root = Keys().Root();
                return root.Thumbprint;
            })
            .ToList();
        Assert.Single(roots.Distinct());
        Assert.Single(Directory.GetDirectories(Path.Join(_folder, "keys", "documents")));
    }

    [Fact]
    public void A_root_key_taken_offline_lets_the_signer_work_to_its_end_and_no_longer()
    {
        string first;
        using (var signer = Keys().Signer())
            first = signer.Thumbprint;
        var key = Path.Join(_folder, "keys", "documents", "root", "private-key.pem");
        var safe = Path.Join(_folder, "safe.pem");
        File.Move(key, safe);
        _clock.Advance(TimeSpan.FromDays(400));
        using (var signer = Keys().Signer())
            Assert.Equal(first, signer.Thumbprint);
        _clock.Advance(TimeSpan.FromDays(366 * 10));
        Assert.Throws<SigningKeysException>(() => Keys().Signer().Dispose());
        File.Move(safe, key);
        using (var signer = Keys().Signer())
            Assert.NotEqual(first, signer.Thumbprint);
    }

    [Fact]
    public void A_fresh_signer_is_issued_every_year_while_the_root_key_is_here()
    {
        string first;
        using (var signer = Keys().Signer())
            first = signer.Thumbprint;
        using (var again = Keys().Signer())
            Assert.Equal(first, again.Thumbprint);
        _clock.Advance(TimeSpan.FromDays(366));
        using (var next = Keys().Signer())
            Assert.NotEqual(first, next.Thumbprint);
    }

    [Fact]
    public void Documents_of_an_older_trusted_root_are_still_ours()
    {
        using var older = CityRoot.Create("ریشهٔ پیشین", 5, _clock.GetUtcNow());
        var trusted = Directory.CreateDirectory(Path.Join(_folder, "keys", "documents", "trusted"));
        File.WriteAllText(Path.Join(trusted.FullName, "older.pem"), CityRoot.CertificatePem(older));
        var roots = Keys().TrustedRoots();
        Assert.Contains(roots, r => r.Thumbprint == older.Thumbprint);
        Assert.Equal(2, roots.Count);
    }

    private SigningKeys Keys() => SigningKeys.In(_folder, "شهر نمونه", _clock);
}
