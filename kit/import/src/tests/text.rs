//! Texts: entities, shortcodes, HTML and invisible characters, each with its note and none with a crash.

use std::time::{Duration, Instant};

use crate::text::{markdown, plain};

fn md(text: &str) -> String {
    markdown(text).0
}

#[test]
fn plain_text_loses_entities_tags_and_what_cannot_be_seen() {
    let (text, mended) =
        plain(" A &amp; B&#58;\u{a0}<em>new</em>\u{200b}\u{202e}  \n &#x202e;caf&eacute; &lt;b&gt; a < b ");
    assert_eq!(text, "A & B: new café <b> a < b");
    assert_eq!((mended.entities, mended.hidden), (6, 4));
    assert!(mended.tags.contains("em"));
}

#[test]
fn clean_markdown_passes_unchanged_and_unmentioned() {
    let text = "# Title\n\n- one & two\n    - *three* < four\n\n> quote\n\n| a | b |\n| --- | --- |\n\n<https://example.org> `<div>` <me@example.org>\n\n```html\n<div>\n\n\n</div>\n```";
    let (out, mended) = markdown(text);
    assert_eq!(out, text.replace("\n\n\n", "\n\n"));
    assert!(mended.messages("text").is_empty(), "{mended:?}");
}

#[test]
fn entities_that_guard_a_mark_stay_and_others_are_decoded() {
    assert_eq!(
        md("A&#46;b &mdash; Espa&#241;a &lt;script&gt; a&#95;b &amp;amp; &unknown; & &;"),
        "A.b — España &lt;script&gt; a&#95;b &amp;amp; &unknown; & &;"
    );
}

#[test]
fn shortcodes_become_markdown_or_go() {
    assert_eq!(md(r#"[Join]({{< ref "communities/video.md" >}})"#), "[Join](https://digital.gov/communities/video/)");
    assert_eq!(
        md(r#"[x]({{< link "/event/2019/11/04/agile/" >}})"#),
        "[x](https://digital.gov/event/2019/11/04/agile/)"
    );
    assert_eq!(md(r#"[x]({{< ref "2018-05-03-a-b.md" >}})"#), "[x](https://digital.gov/2018/05/03/a-b/)");
    assert_eq!(
        md(r#"{{< youtube id="Hvo7WVKvPGU" title="Ako’s" >}}"#),
        "[Ako’s](https://www.youtube.com/watch?v=Hvo7WVKvPGU)"
    );
    assert_eq!(md(r#"{{< asset-static file="a.pdf" label="Slides (PDF)." >}}"#), "Slides (PDF). (`a.pdf`)");
    let (text, mended) =
        markdown("a {{< box >}}\n\nin\n\n{{< /box >}} {{< img-right src=\"x\" alt=\"a > b\"  >}}z{{% new %}}");
    assert_eq!(text, "a\u{20}\n\nin\n\n z");
    assert_eq!(mended.removed.keys().collect::<Vec<_>>(), ["box", "img-right", "new"]);
}

#[test]
fn an_unclosed_shortcode_stays_as_text() {
    assert_eq!(md("a {{< box b"), "a {{\\< box b".replace('\\', ""));
    assert_eq!(md("{{"), "{{");
}

#[test]
fn tables_become_markdown_tables_even_with_row_tags_missing() {
    let text = "See:\n<table>\n  <tr>\n    <th>Time</th><th>Topic</th>\n  </tr>\n    <td>9 | 10</td><td><strong> <a href=\"https://a.example/x?a=1&amp;b\">Talk</a></strong><ul><li>Ana (X)</li><li> Bo</li></ul></td>\n  </tr>\n <tr><td>11</table>\nAfter";
    assert_eq!(
        md(text),
        "See:\n\n| Time | Topic |\n| --- | --- |\n| 9 \\| 10 | **[Talk](https://a.example/x?a=1&b)** — Ana (X); Bo |\n| 11 | |\n\nAfter"
    );
    assert_eq!(md("<table><tr><td>a</td><td>b</td></tr></table>"), "| | |\n| --- | --- |\n| a | b |");
}

#[test]
fn lists_headings_breaks_and_frames_become_markdown() {
    assert_eq!(
        md("<ul>\n  <li>one</li>\n  <li>two <em>big</em>\n  <ol><li>x</li><li>y</li></ol></li></ul>end"),
        "- one\n- two _big_\n    1. x\n    2. y\n\nend"
    );
    assert_eq!(md("<h2 id=\"x\">\n  Title\n</h2>\ntext<br/><br />more<h3></h3>"), "## Title\n\ntext\n\nmore");
    assert_eq!(
        md(r#"<div class="r"><iframe title="Map" src="https://m.example/?a=(1)"></iframe></div>"#),
        "[Map](https://m.example/?a=%281%29)"
    );
}

#[test]
fn emphasis_that_is_empty_crossed_or_never_closed_does_no_harm() {
    assert_eq!(md("a <strong> b </strong>c<strong></strong>"), "a **b** c");
    assert_eq!(md("<strong>a <em>b</strong> c</em>"), "**a _b_** c");
    assert_eq!(md("</td></strong></table>x <b>y"), "x **y**");
}

#[test]
fn scripts_comments_and_bad_links_are_dropped_and_named() {
    let (text, mended) =
        markdown("a<script>alert('x')</script><!-- hidden -->b<a href=\"javascript:x\">c</a><img src=\"x.png\">");
    assert_eq!(text, "abc");
    assert_eq!(mended.dropped.iter().collect::<Vec<_>>(), ["comment", "img", "script"]);
    assert_eq!(md("a<script>never closed"), "a");
}

#[test]
fn a_tag_that_html_does_not_know_stays_readable() {
    assert_eq!(md("Use <name> here, 1 < 2"), "Use \\<name> here, 1 < 2");
}

#[test]
fn hostile_texts_are_read_quickly() {
    let size = 65_000;
    let texts = [
        ">".repeat(size),
        "<a ".repeat(size / 3),
        "<a \"".repeat(size / 4),
        "<b>".repeat(size / 3),
        "<ul><li>".repeat(size / 8),
        "<table><tr><td>".repeat(size / 15),
        "{{<".repeat(size / 3),
        "&".repeat(size),
        "`".repeat(size),
        "` `` ".repeat(size / 5),
        "<!--".repeat(size / 4),
        "<script>".repeat(size / 8),
        format!("<table><tr>{}</tr>{}", "<td>".repeat(1_500), "<tr><td>".repeat(7_000)),
        "é<".repeat(size / 3),
    ];
    for text in texts {
        let start = Instant::now();
        let (out, _) = markdown(&text);
        let (line, _) = plain(&text);
        assert!(out.len() < 20 * size && line.len() < 4 * size, "{:.20} grew to {}", text, out.len());
        assert!(start.elapsed() < Duration::from_secs(2), "{:.20} took {:?}", text, start.elapsed());
    }
}
