namespace Shahr.Notify.Tests;

/// <summary>Delivery reports in the shapes in which mail servers write them.</summary>
internal static class Reports
{
    /// <summary>Postfix: the usual three parts, a comment behind nothing, the letter's head at the end.</summary>
    public static string Postfix(string to, string status, string action = "failed") =>
        $"""
            Return-Path: <>
            Date: Thu, 26 Nov 2026 11:31:02 +0330 (+0330)
            From: MAILER-DAEMON@mx.home.example (Mail Delivery System)
            Subject: Undelivered Mail Returned to Sender
            To: {to}
            Auto-Submitted: auto-replied
            MIME-Version: 1.0
            Content-Type: multipart/report; report-type=delivery-status;
            	boundary="4C1A2E0B7F.1795680062/mx.home.example"
            Content-Transfer-Encoding: 8bit
            Message-Id: <20261126080102.9E5D2E0C11@mx.home.example>

            This is a MIME-encapsulated message.

            --4C1A2E0B7F.1795680062/mx.home.example
            Content-Description: Notification
            Content-Type: text/plain; charset=utf-8

            This is the mail system at host mx.home.example.

            I'm sorry to have to inform you that your message could not
            be delivered to one or more recipients.

            <maryam@home.example>: host mx.home.example said: 550 {status} unknown (in reply to RCPT TO command)

            --4C1A2E0B7F.1795680062/mx.home.example
            Content-Description: Delivery report
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mx.home.example
            X-Postfix-Queue-ID: 4C1A2E0B7F
            X-Postfix-Sender: rfc822; {to}
            Arrival-Date: Thu, 26 Nov 2026 11:31:01 +0330 (+0330)

            Final-Recipient: rfc822; maryam@home.example
            Original-Recipient: rfc822;maryam@home.example
            Action: {action}
            Status: {status}
            Remote-MTA: dns; mx.home.example
            Diagnostic-Code: smtp; 550 {status} <maryam@home.example>: Recipient address rejected

            --4C1A2E0B7F.1795680062/mx.home.example
            Content-Description: Undelivered Message
            Content-Type: message/rfc822

            From: city@city.example
            To: maryam@home.example
            Subject: =?utf-8?b?2LTZh9ix?=

            text

            --4C1A2E0B7F.1795680062/mx.home.example--
            """;

    /// <summary>Exchange: capitals, a comment behind the code, our address only in a header of the mailbox.</summary>
    public static string Exchange(string to) =>
        $"""
            Delivered-To: {to}
            From: postmaster@office.example
            To: "The city" <city@city.example>
            Date: Thu, 26 Nov 2026 08:01:02 +0000
            MIME-Version: 1.0
            Content-Type: multipart/report; report-type=Delivery-Status; boundary="_5c4f"
            X-MS-Exchange-Message-Is-Ndr:
            Subject: =?utf-8?q?Undeliverable=3A?=

            --_5c4f
            Content-Type: multipart/alternative; boundary="_in"

            --_in
            Content-Type: text/plain; charset="us-ascii"

            Your message couldn't be delivered.
            --_in
            Content-Type: text/html; charset="us-ascii"

            <p>Your message couldn't be delivered.</p>
            --_in--

            --_5c4f
            Content-Type: message/delivery-status

            Reporting-MTA: dns;AM0PR0.office.example
            Received-From-MTA: dns;mail.city.example

            Final-Recipient: rfc822;farhad@office.example
            Action: FAILED
            Status: 5.4.1 (Recipient address rejected: Access denied)
            Diagnostic-Code: smtp;550 5.4.1 Recipient address rejected

            --_5c4f--
            """;

    /// <summary>Somebody is away; their program answers to the return address.</summary>
    public static string Away(string to) =>
        $"""
            From: maryam@home.example
            To: {to}
            Subject: Out of office
            Auto-Submitted: auto-replied
            Content-Type: text/plain

            550 5.1.1 I am in Shiraz until Saturday.
            """;

    /// <summary>A receipt that somebody read a letter: a report, but of another kind (RFC 8098).</summary>
    public static string WasRead(string to) =>
        $"""
            From: maryam@home.example
            To: {to}
            Content-Type: multipart/report; report-type=disposition-notification; boundary="b"

            --b
            Content-Type: text/plain

            Read.
            --b
            Content-Type: message/delivery-status

            Final-Recipient: rfc822;maryam@home.example
            Action: failed
            Status: 5.1.1
            --b--
            """;

    /// <summary>A whole report inside a letter that somebody forwards.</summary>
    public static string Forwarded(string to) =>
        $"""
            From: maryam@home.example
            To: {to}
            Content-Type: multipart/mixed; boundary="outer"

            --outer
            Content-Type: message/rfc822

            {Postfix(to, "5.1.1")}
            --outer--
            """;

    /// <summary>Parts in parts in parts, and never an end.</summary>
    public static string Nested(string to, int levels) =>
        $"From: x@home.example\nTo: {to}\n"
        + string.Concat(
            Enumerable
                .Range(0, levels)
                .Select(i =>
                    $"Content-Type: multipart/report; report-type=delivery-status; boundary=\"b{i}\"\n\n--b{i}\n"
                )
        )
        + "Content-Type: message/delivery-status\n\nAction: failed\nStatus: 5.1.1\n";
}
