using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Shahr.Kit.Files;

/// <summary>Headers under which a citizen's file leaves the city: it may be looked at, never run.</summary>
public static class FileServing
{
    /// <summary>
    /// Sets type, length, name and fences. Pictures may be shown in the page; everything else is offered for saving,
    /// also because browsers' PDF viewers do not work inside the sandbox.
    /// </summary>
    public static void Apply(HttpResponse response, StoredFile file, string displayName)
    {
        var picture = file.MediaType is "image/jpeg" or "image/png" or "image/webp";
        var disposition = new ContentDispositionHeaderValue(picture ? "inline" : "attachment");
        disposition.SetHttpFileName(SafeFileName.Clean(displayName, file.MediaType));
        var headers = response.Headers;
        headers.ContentType = file.MediaType;
        headers.ContentLength = file.Bytes;
        headers.ContentDisposition = disposition.ToString();
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy =
            "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.ETag = string.Create(CultureInfo.InvariantCulture, $"\"{file.Hash}\"");
        // A kiosk's disk keeps nothing of anybody.
        headers.CacheControl = response.HttpContext.Features.Get<Actor>() is { KioskRest: not null }
            ? "no-store"
            : "private, no-cache";
    }
}
