using Shahr.Kit;

namespace Shahr.Cases;

/// <summary>Refusals of lines and areas.</summary>
internal static class ShapeProblems
{
    public static readonly Problem PointsNeeded = new(
        "cases.points_needed",
        422,
        "«{0}» را روی نقشه بکشید، یا نقطه‌هایش را هر کدام در یک ردیف بنویسید.",
        "Draw “{1}” on the map, or type its points, one a row."
    );

    public static readonly Problem RowUnreadable = new(
        "cases.row_unreadable",
        422,
        "ردیف {0} خوانده نشد. هر ردیف یک نقطه است: عرض و طول جغرافیایی با ویرگول میانشان؛ مانند ۳۵٫۷۰۱۲، ۵۱٫۴۰۰۳.",
        "Row {1} cannot be read. Each row is a point, latitude and longitude, such as 35.7012, 51.4003."
    );

    public static readonly Problem RowOutside = new(
        "cases.row_outside",
        422,
        "نقطهٔ ردیف {0} بیرون از شهر است. آن را بردارید یا درست کنید.",
        "The point of row {1} lies outside the city. Remove it or put it right."
    );

    public static readonly Problem TooFewForLine = new(
        "cases.too_few_points",
        422,
        "«{0}» دست‌کم دو نقطه می‌خواهد.",
        "“{1}” needs two points at least."
    );

    public static readonly Problem TooFewForArea = new(
        "cases.too_few_corners",
        422,
        "«{0}» دست‌کم سه گوشه می‌خواهد؛ گوشه‌ها را به ترتیب دور زمین بگذارید.",
        "“{1}” needs three corners at least; go round the area in order."
    );

    public static readonly Problem TooManyPoints = new(
        "cases.too_many_points",
        422,
        "«{0}» بیش از ۱۰۰۰ نقطه نمی‌پذیرد. تنها جاهایی را نگه دارید که راه می‌پیچد.",
        "“{1}” takes at most 1,000 points. Keep only those where it turns."
    );

    public static readonly Problem CrossesItself = new(
        "cases.area_crosses_itself",
        422,
        "خط دور «{0}» از روی خودش می‌گذرد. گوشه‌ها را به ترتیب، دور تا دور زمین بگذارید.",
        "The border of “{1}” crosses itself. Set the corners in order, once round the area."
    );
}
