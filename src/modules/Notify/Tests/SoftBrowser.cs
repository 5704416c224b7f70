using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Shahr.Notify.Tests;

/// <summary>
/// A browser that has push, in software: it has keys of its own and reads a message step by step as RFC 8291 §3.4
/// writes it, without the city's code.
/// </summary>
internal sealed class SoftBrowser : IDisposable
{
    private readonly ECDiffieHellman _pair = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] _secret = RandomNumberGenerator.GetBytes(16);

    public SoftBrowser(string host = "fcm.googleapis.com") =>
        Endpoint = new Uri($"https://{host}/fcm/send/{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16))}");

    public Uri Endpoint { get; }

    public string Key => Base64Url.EncodeToString(Point);

    public string Secret => Base64Url.EncodeToString(_secret);

    private byte[] Point
    {
        get
        {
            var q = _pair.ExportParameters(false).Q;
            return [4, .. q.X ?? [], .. q.Y ?? []];
        }
    }

    public void Dispose() => _pair.Dispose();

    /// <summary>What its service worker would be given.</summary>
    public JsonElement Read(byte[] body)
    {
        var (salt, theirs) = (body[..16], body[21..86]);
        Assert.Equal(65, body[20]);
        Assert.Equal(4096, (body[16] << 24) | (body[17] << 16) | (body[18] << 8) | body[19]);
        using var city = ECDiffieHellman.Create(
            new ECParameters
            {
                Curve = ECCurve.NamedCurves.nistP256,
                Q = new ECPoint { X = theirs[1..33], Y = theirs[33..] },
            }
        );
        var shared = _pair.DeriveRawSecretAgreement(city.PublicKey);
        var first = HMACSHA256.HashData(_secret, shared);
        var input = HMACSHA256.HashData(first.AsSpan(), [.. "WebPush: info\0"u8, .. Point, .. theirs, 1]);
        var second = HMACSHA256.HashData(salt.AsSpan(), input);
        var key = HMACSHA256.HashData(second.AsSpan(), [.. "Content-Encoding: aes128gcm\0"u8, 1])[..16];
        var nonce = HMACSHA256.HashData(second.AsSpan(), [.. "Content-Encoding: nonce\0"u8, 1])[..12];
        var record = new byte[body.Length - 86 - 16];
        using var aes = new AesGcm(key, 16);
        aes.Decrypt(nonce, body.AsSpan(86, record.Length), body.AsSpan(86 + record.Length), record);
        Assert.Equal(2, record[^1]);
        return JsonDocument.Parse(record.AsMemory(0, record.Length - 1)).RootElement;
    }
}

/// <summary>What a push service does with the next message.</summary>
internal enum PushManner
{
    Takes,
    Gone,
    NotFound,
    TooMany,
    Hangs,
    Breaks,
}

/// <summary>The push services of these tests: they check who sends (RFC 8292) and keep what they took.</summary>
internal sealed class SoftPushService(TimeProvider clock) : IPushService
{
    public ConcurrentDictionary<Uri, PushManner> Manners { get; } = new();

    public ConcurrentQueue<OutgoingPush> Asked { get; } = new();

    public ConcurrentQueue<OutgoingPush> Taken { get; } = new();

    /// <summary>Keys of the city that were shown, base64url.</summary>
    public ConcurrentBag<string> Keys { get; } = [];

    public async Task<PushAnswer> SendAsync(OutgoingPush push, CancellationToken ct)
    {
        Asked.Enqueue(push);
        switch (Manners.GetValueOrDefault(push.Endpoint))
        {
            case PushManner.Gone or PushManner.NotFound:
                return new PushAnswer(IsGone: true, "Gone.");
            case PushManner.TooMany:
                return new PushAnswer(Error: "429", Wait: TimeSpan.FromMinutes(10));
            case PushManner.Hangs:
                await Task.Delay(Timeout.Infinite, ct);
                break;
            case PushManner.Breaks:
                throw new HttpRequestException("Cut.");
        }

        Prove(push);
        Taken.Enqueue(push);
        return PushAnswer.Taken;
    }

    private void Prove(OutgoingPush push)
    {
        Assert.StartsWith("vapid t=", push.Proof, StringComparison.Ordinal);
        var parts = push.Proof["vapid t=".Length..].Split(", k=");
        var words = parts[0].Split('.');
        var point = Base64Url.DecodeFromChars(parts[1]);
        using var key = ECDsa.Create(
            new ECParameters
            {
                Curve = ECCurve.NamedCurves.nistP256,
                Q = new ECPoint { X = point[1..33], Y = point[33..] },
            }
        );
        var signed = Encoding.ASCII.GetBytes($"{words[0]}.{words[1]}");
        Assert.True(key.VerifyData(signed, Base64Url.DecodeFromChars(words[2]), HashAlgorithmName.SHA256));
        var head = JsonDocument.Parse(Base64Url.DecodeFromChars(words[0])).RootElement;
        Assert.Equal("ES256", head.GetProperty("alg").GetString());
        var claims = JsonDocument.Parse(Base64Url.DecodeFromChars(words[1])).RootElement;
        Assert.Equal($"https://{push.Endpoint.Host}", claims.GetProperty("aud").GetString());
        Assert.StartsWith("http", claims.GetProperty("sub").GetString(), StringComparison.Ordinal);
        var ends = DateTimeOffset.FromUnixTimeSeconds(claims.GetProperty("exp").GetInt64());
        Assert.InRange(ends - clock.GetUtcNow(), TimeSpan.FromMinutes(1), TimeSpan.FromHours(24));
        Keys.Add(parts[1]);
    }
}
