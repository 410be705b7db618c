//! The lines under names and titles: shapes, for the decree wants them drawn, and who checks documents looks for shapes.

use super::paragraph::Paragraph;
use super::style::Style;

/// Twips to the units of drawings.
const EMU: u32 = 635;

/// A paragraph that holds a centred line of this length, in twips; the number tells it from other lines.
pub(super) fn rule(number: usize, length: u32) -> Paragraph {
    let (emu, points) = (length * EMU, length / 20);
    Paragraph::empty(Style::Rule).with_drawing(&format!(
        concat!(
            r#"<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>"#,
            r#"<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="{number}" behindDoc="0" "#,
            r#"locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>"#,
            r#"<wp:positionH relativeFrom="column"><wp:align>center</wp:align></wp:positionH>"#,
            r#"<wp:positionV relativeFrom="paragraph"><wp:posOffset>38100</wp:posOffset></wp:positionV>"#,
            r#"<wp:extent cx="{emu}" cy="0"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>"#,
            r#"<wp:docPr id="{number}" name="Line {number}"/><wp:cNvGraphicFramePr/><a:graphic>"#,
            r#"<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>"#,
            r#"<wps:cNvCnPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{emu}" cy="0"/></a:xfrm>"#,
            r#"<a:prstGeom prst="line"><a:avLst/></a:prstGeom><a:ln w="9525"><a:solidFill>"#,
            r#"<a:srgbClr val="000000"/></a:solidFill></a:ln></wps:spPr><wps:bodyPr/></wps:wsp>"#,
            r#"</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict>"#,
            r#"<v:line id="Line{number}" style="position:absolute;z-index:{number};mso-position-horizontal:center;"#,
            r#"mso-position-horizontal-relative:text;mso-position-vertical-relative:text" "#,
            r#"from="0,3pt" to="{points}pt,3pt" strokecolor="black" strokeweight=".75pt"/></w:pict></mc:Fallback>"#,
            r#"</mc:AlternateContent></w:r>"#
        ),
        number = number,
        emu = emu,
        points = points
    ))
}
