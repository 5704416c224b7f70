using System.Net.Http.Headers;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Shahr.Testing;

/// <summary>What a browser would send for a form as it stands.</summary>
internal static class FormFields
{
    public static List<(string Name, string Value)> Of(IHtmlFormElement form)
    {
        var fields = new List<(string, string)>();
        foreach (var element in form.QuerySelectorAll("input[name],select[name],textarea[name]"))
        {
            if (element.HasAttribute("disabled"))
                continue;
            var name = element.GetAttribute("name") ?? "";
            switch (element)
            {
                case IHtmlInputElement { Type: "checkbox" or "radio" } box:
                    if (box.IsChecked)
                        fields.Add((name, box.Value));
                    break;
                case IHtmlInputElement { Type: "file" or "submit" or "button" }:
                    break;
                case IHtmlInputElement input:
                    fields.Add((name, input.Value));
                    break;
                case IHtmlSelectElement select:
                    fields.AddRange(select.Options.Where(o => o.IsSelected).Select(o => (name, o.Value)));
                    break;
                case IHtmlTextAreaElement area:
                    fields.Add((name, area.Value));
                    break;
            }
        }

        return fields;
    }

    public static HttpContent Body(
        IHtmlFormElement form,
        List<(string Name, string Value)> fields,
        (string Name, string FileName, byte[] Content)[] files
    )
    {
        if (files.Length == 0 && form.Enctype != "multipart/form-data")
        {
            return new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        }

        var body = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
            body.Add(new StringContent(value), name);
        foreach (var (name, fileName, content) in files)
        {
            var part = new ByteArrayContent(content);
            part.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
            body.Add(part, name, fileName);
        }

        return body;
    }
}
