using Shahr.Kit;

namespace Shahr.Ui.Gallery;

/// <summary>What the gallery's sample form has to put right.</summary>
internal static class GalleryProblems
{
    public static readonly Problem Mobile = new(
        "ui.sample_mobile",
        422,
        "شمارهٔ همراه یازده رقم دارد؛ کامل بنویسید.",
        "A mobile number has eleven digits; write it in full."
    );

    public static readonly Problem Birth = new(
        "ui.sample_birth",
        422,
        "ماه مهر سی روز دارد؛ روز را درست کنید.",
        "Mehr has thirty days; put the day right."
    );

    public static readonly Problem Kind = new("ui.sample_kind", 422, "بگویید چه چیزی خراب است.", "Say what is broken.");

    public static readonly Problem Photo = new(
        "ui.sample_photo",
        422,
        "این فایل عکس نیست؛ یک عکس برگزینید.",
        "This file is not a picture; choose a picture."
    );

    public static readonly Problem NoCase = new(
        "ui.sample_no_case",
        404,
        "پرونده‌ای با این شماره از شما نیست؛ شماره را دوباره ببینید.",
        "You have no case of this number; look at it again."
    );
}
