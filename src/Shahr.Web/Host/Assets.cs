using System.Security.Cryptography;
using Microsoft.AspNetCore.StaticFiles;

namespace Shahr.Web.Host;

/// <summary>
/// The built scripts, styles, fonts and glyphs under <c>/dist</c>: kept by browsers for a year under a versioned
/// address.
/// </summary>
internal static class Assets
{
    public static StaticFileOptions Options(string webRoot)
    {
        var types = new FileExtensionContentTypeProvider();
        types.Mappings[".pbf"] = "application/x-protobuf";
        types.Mappings[".mjs"] = "text/javascript";
        _ = webRoot;
        return new StaticFileOptions
        {
            ContentTypeProvider = types,
            OnPrepareResponse = context =>
                context.Context.Response.Headers.CacheControl = context.Context.Request.Query.ContainsKey("v")
                    ? "public, max-age=31536000, immutable"
                    : "public, max-age=3600",
        };
    }

    /// <summary>A short hash of the built style and script, or null before the front end was built.</summary>
    public static string? Version(string webRoot)
    {
        var files = new[] { "city.css", "city.js", "map.js", "push.js" }
            .Select(f => Path.Join(webRoot, "dist", f))
            .Where(File.Exists)
            .ToList();
        if (files.Count == 0)
            return null;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files)
            hash.AppendData(File.ReadAllBytes(file));
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..10];
    }
}
