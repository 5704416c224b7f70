using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Xml;
using Microsoft.AspNetCore.Http;
using Shahr.Kit;

namespace Shahr.Cases.Open311;

/// <summary>
/// An answer of GeoReport v2, which is the same tree in XML and in JSON: a record has names and values; a list has a
/// name for itself and one for its items, both of which only XML writes down.
/// </summary>
internal sealed class GeoAnswer : IResult
{
    private readonly GeoFormat _format;
    private readonly int _status;
    private readonly string? _root;
    private readonly object _body;

    private GeoAnswer(GeoFormat format, int status, string? root, object body) =>
        (_format, _status, _root, _body) = (format, status, root, body);

    public static GeoAnswer Of(GeoFormat format, GeoList list, int status = StatusCodes.Status200OK) =>
        new(format, status, null, list);

    public static GeoAnswer Of(GeoFormat format, string root, GeoRecord record) =>
        new(format, StatusCodes.Status200OK, root, record);

    /// <summary>The refusal as the standard has it; what we call 422 it calls 400.</summary>
    public static GeoAnswer Refuse(GeoFormat format, Problem problem, string language)
    {
        var status = problem.Status == StatusCodes.Status422UnprocessableEntity ? 400 : problem.Status;
        var said = problem.Field is { } field ? $"{field}: {problem.In(language)}" : problem.In(language);
        GeoRecord error = [("code", status), ("description", said)];
        return new(format, status, null, new GeoList("errors", "error", [error]));
    }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = _status;
        response.ContentType =
            _format == GeoFormat.Json ? "application/json; charset=utf-8" : "text/xml; charset=utf-8";
        // Written whole before it leaves: an answer is at most a thousand short records.
        using var whole = new MemoryStream();
        if (_format == GeoFormat.Json)
        {
            using var json = new Utf8JsonWriter(whole);
            Write(json, _body);
        }
        else
        {
            using var xml = XmlWriter.Create(
                whole,
                new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = false }
            );
            xml.WriteStartDocument();
            Write(xml, _root, _body);
        }

        response.ContentLength = whole.Length;
        await response.Body.WriteAsync(whole.GetBuffer().AsMemory(0, (int)whole.Length), httpContext.RequestAborted);
    }

    private static void Write(XmlWriter xml, string? name, object? value)
    {
        if (value is GeoList list)
        {
            xml.WriteStartElement(list.Name);
            foreach (var item in list.Items)
                Write(xml, list.Item, item);
            xml.WriteEndElement();
            return;
        }

        xml.WriteStartElement(name ?? "item");
        if (value is GeoRecord record)
        {
            foreach (var (field, inner) in record)
                Write(xml, field, inner);
        }
        else if (value is not null)
        {
            xml.WriteString(Shown(value));
        }

        xml.WriteEndElement();
    }

    private static void Write(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case GeoList list:
                json.WriteStartArray();
                foreach (var item in list.Items)
                    Write(json, item);
                json.WriteEndArray();
                break;
            case GeoRecord record:
                json.WriteStartObject();
                foreach (var (field, inner) in record)
                {
                    json.WritePropertyName(field);
                    Write(json, inner);
                }

                json.WriteEndObject();
                break;
            case bool yes:
                json.WriteBooleanValue(yes);
                break;
            case int number:
                json.WriteNumberValue(number);
                break;
            case double degrees:
                json.WriteNumberValue(degrees);
                break;
            case null:
                json.WriteNullValue();
                break;
            default:
                json.WriteStringValue(Shown(value));
                break;
        }
    }

    private static string Shown(object value) =>
        value switch
        {
            bool yes => yes ? "true" : "false",
            DateTime at => at.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => Printable(value.ToString() ?? ""),
        };

    // XML 1.0 has no place for most control characters, not even escaped.
    private static string Printable(string text) =>
        text.All(XmlConvert.IsXmlChar) ? text : string.Concat(text.Where(XmlConvert.IsXmlChar));
}

/// <summary>How an answer is written.</summary>
internal enum GeoFormat
{
    /// <summary>The one every server must speak.</summary>
    Xml,

    /// <inheritdoc cref="Xml"/>
    Json,
}

/// <summary>Names and values: text, number, yes or no, an instant in UTC, a list, or nothing.</summary>
internal sealed class GeoRecord : List<(string Name, object? Value)>;

/// <summary>Records of one kind.</summary>
/// <param name="Name">What XML calls the list.</param>
/// <param name="Item">What XML calls one of them.</param>
/// <param name="Items">The records, or plain values.</param>
internal sealed record GeoList(string Name, string Item, IReadOnlyList<object> Items);
