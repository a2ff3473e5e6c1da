"""The built islands, in a real browser, under the product's content security policy."""

from __future__ import annotations

from http import HTTPStatus

import pytest
from playwright.sync_api import Page, expect

from .island_server import IslandServer

pytestmark = pytest.mark.slow

EDITOR = '<viva-editor><textarea name="source" aria-label="Your program">x = 1</textarea></viva-editor>'
FORM = f"""<submission-form><form method="post" action="/judge">{EDITOR}
<button name="action" value="run">Run</button><button name="action" value="submit">Submit</button></form>
<section data-output></section></submission-form>"""
DRAFT = f'<viva-draft url="/draft">{EDITOR}</viva-draft><button id="away">Away</button>'


def show(page: Page, server: IslandServer, body: str) -> None:
    server.body = body
    page.goto(server.url)


def text_of(page: Page) -> str:
    return str(page.locator("textarea").evaluate("area => area.value"))


# The editor


def test_the_editor_starts_with_text_and_name_of_its_textarea(page: Page, server: IslandServer) -> None:
    show(page, server, EDITOR)
    expect(page.get_by_role("textbox", name="Your program")).to_have_text("x = 1")
    expect(page.locator("textarea")).to_be_hidden()


def test_what_is_typed_is_in_the_textarea_so_that_forms_work(page: Page, server: IslandServer) -> None:
    show(page, server, EDITOR)
    page.locator(".cm-content").click()
    page.keyboard.press("Control+End")
    page.keyboard.type("\ny = 2")
    assert text_of(page) == "x = 1\ny = 2"


def test_tab_indents_until_control_m_lets_it_leave(page: Page, server: IslandServer) -> None:
    show(page, server, EDITOR + '<button id="next">Next</button>')
    page.locator(".cm-content").click()
    page.keyboard.press("Home")
    page.keyboard.press("Tab")
    assert text_of(page) == "    x = 1"
    page.keyboard.press("Control+m")
    expect(page.get_by_role("status")).to_contain_text("Tab moves on")
    page.keyboard.press("Tab")
    expect(page.locator("#next")).to_be_focused()
    assert text_of(page) == "    x = 1"


def test_setting_the_value_or_resetting_the_form_changes_the_editor(page: Page, server: IslandServer) -> None:
    show(page, server, f"<form>{EDITOR}<button type=reset>Reset</button></form>")
    page.locator("viva-editor").evaluate("editor => { editor.value = 'fresh' }")
    expect(page.locator(".cm-content")).to_have_text("fresh")
    assert text_of(page) == "fresh"
    page.get_by_role("button", name="Reset").click()
    expect(page.locator(".cm-content")).to_have_text("x = 1")


def test_the_editor_follows_the_theme_and_draws_no_ligatures(page: Page, server: IslandServer) -> None:
    show(page, server, EDITOR + "<button data-theme-toggle>Theme</button>")
    scroller = page.locator(".cm-scroller")
    expect(scroller).to_have_css("font-variant-ligatures", "none")
    editor = page.locator(".cm-editor")
    light = editor.evaluate("each => getComputedStyle(each).backgroundColor")
    page.get_by_role("button", name="Theme").click()
    page.get_by_role("button", name="Theme").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    assert editor.evaluate("each => getComputedStyle(each).backgroundColor") != light


# The submission


def test_mod_enter_runs_and_mod_shift_enter_submits(page: Page, server: IslandServer) -> None:
    show(page, server, FORM)
    page.locator(".cm-content").click()
    page.keyboard.press("Control+Enter")
    expect(page.locator("[data-output]")).to_have_text("judged")
    page.keyboard.press("Control+Shift+Enter")
    expect(page.locator("[aria-busy=true]")).to_have_count(0)
    page.wait_for_function("() => !document.querySelector('[data-busy]')")
    assert [sent.fields for sent in server.sent] == [
        {"source": "x = 1", "action": "run"},
        {"source": "x = 1", "action": "submit"},
    ]
    assert server.sent[0].headers["X-Requested-With"] == "fetch"
    assert page.url == server.url


def test_a_fragment_is_announced_and_tells_the_page(page: Page, server: IslandServer) -> None:
    show(page, server, FORM)
    server.reply = "<p>judged</p><h2 data-say><i aria-hidden='true'>✗</i> Wrong answer</h2><p>All of it.</p>"
    page.evaluate("addEventListener('viva:judged', () => { document.title = 'heard' })")
    page.get_by_role("button", name="Submit").click()
    expect(page.locator("[data-output] p").first).to_have_text("judged")
    expect(page.get_by_role("status").filter(has_text="Wrong answer")).to_have_text("Wrong answer")
    expect(page).to_have_title("heard")


SURE = """<fieldset><label><input type="radio" name="confidence" value="0.5"> maybe</label></fieldset>"""


def test_how_sure_one_was_belongs_to_one_submission(page: Page, server: IslandServer) -> None:
    show(page, server, FORM.replace("<button", SURE + "<button", 1))
    choice = page.get_by_role("radio")
    page.keyboard.press("Alt+1")
    expect(choice).to_be_checked()
    expect(page.get_by_role("status").filter(has_text="maybe")).to_have_count(1)
    page.get_by_role("button", name="Run").click()
    expect(page.locator("submission-form:not([data-busy]) [data-output]")).to_have_text("judged")
    expect(choice).to_be_checked()
    page.get_by_role("button", name="Submit").click()
    expect(choice).not_to_be_checked()
    assert [sent.fields.get("confidence") for sent in server.sent if sent.fields] == ["0.5", "0.5"]


def test_the_keys_work_outside_the_editor_too(page: Page, server: IslandServer) -> None:
    show(page, server, FORM.replace("<button", "<label>Inputs <input name='inputs'></label><button", 1))
    page.get_by_label("Inputs").focus()
    page.keyboard.press("Control+Enter")
    expect(page.locator("submission-form:not([data-busy]) [data-output]")).to_have_text("judged")
    assert server.sent[-1].fields["action"] == "run"
    page.keyboard.press("Control+.")
    expect(page.locator("[data-output]")).to_be_focused()
    page.keyboard.press("Control+.")
    expect(page.locator(".cm-content")).to_be_focused()


def test_a_field_that_cannot_be_read_is_unfolded(page: Page, server: IslandServer) -> None:
    fold = "<details><summary>Own</summary><label>Inputs <input id='inputs'></label></details><button"
    show(page, server, FORM.replace("<button", fold, 1))
    server.reply = "<p data-shows='inputs'>Your inputs cannot be read</p>"
    page.get_by_role("button", name="Run").click()
    expect(page.get_by_label("Inputs")).to_be_visible()


def test_enter_begins_a_new_line_while_completions_are_offered(page: Page, server: IslandServer) -> None:
    show(page, server, FORM)
    page.locator(".cm-content").click()
    page.keyboard.press("Control+A")
    page.keyboard.type("imp")
    expect(page.locator(".cm-tooltip-autocomplete")).to_be_visible()
    page.keyboard.press("Enter")
    page.keyboard.type("y")
    assert text_of(page) == "imp\ny"


def test_a_refusal_is_left_to_the_browser_with_the_same_button(page: Page, server: IslandServer) -> None:
    show(page, server, FORM)
    server.status, server.reply = HTTPStatus.FORBIDDEN, "<h1>Refused, and why</h1>"
    page.get_by_role("button", name="Submit").click()
    expect(page.get_by_role("heading")).to_have_text("Refused, and why")
    assert server.sent[-1].fields["action"] == "submit"
    assert "X-Requested-With" not in server.sent[-1].headers


def test_a_silent_server_costs_nothing_that_was_typed(page: Page, server: IslandServer) -> None:
    show(page, server, FORM)
    page.route("**/judge", lambda route: route.abort())
    page.get_by_role("button", name="Run").click()
    expect(page.locator("[data-output]")).to_contain_text("did not answer")
    assert text_of(page) == "x = 1"


def test_without_javascript_the_form_posts_as_forms_do(page: Page, server: IslandServer) -> None:
    browser = page.context.browser
    assert browser is not None
    plain = browser.new_context(java_script_enabled=False).new_page()
    show(plain, server, FORM)
    plain.get_by_label("Your program").fill("z = 3")
    plain.get_by_role("button", name="Submit").click()
    expect(plain.get_by_text("judged")).to_be_visible()
    assert server.sent[0].fields == {"source": "z = 3", "action": "submit"}
    plain.context.close()


# The draft


def test_a_pause_saves_the_draft_once_and_says_so(page: Page, server: IslandServer) -> None:
    show(page, server, DRAFT)
    page.locator(".cm-content").click()
    page.keyboard.press("Control+End")
    page.keyboard.type("23", delay=50)
    expect(page.locator("[data-draft-status]")).to_have_text("Draft saved")
    assert [(sent.method, sent.path, sent.fields) for sent in server.sent] == [
        ("PUT", "/draft", {"source": "x = 123"})
    ]
    assert server.sent[0].headers["X-CSRFToken"] == "the-token"


def test_leaving_the_page_saves_at_once(page: Page, server: IslandServer) -> None:
    show(page, server, DRAFT)
    page.locator(".cm-content").click()
    page.keyboard.press("Home")
    page.keyboard.type("a")
    page.goto("about:blank")
    page.wait_for_timeout(300)  # less than the pause that would have saved it
    assert [sent.fields for sent in server.sent] == [{"source": "ax = 1"}]


def test_a_draft_that_was_not_saved_says_why(page: Page, server: IslandServer) -> None:
    show(page, server, DRAFT)
    server.status = HTTPStatus.INTERNAL_SERVER_ERROR
    page.locator(".cm-content").click()
    page.keyboard.type("a")
    expect(page.locator("[data-draft-status]")).to_have_text(
        "Draft not saved: the server said 500. Trying again."
    )


# Every page


def test_the_theme_goes_round_and_is_remembered_without_a_script(page: Page, server: IslandServer) -> None:
    show(page, server, "<button data-theme-toggle>Theme</button>")
    button = page.locator("button")
    seen = []
    for _ in range(4):
        button.click()
        seen.append(page.locator("html").get_attribute("data-theme"))
    assert seen == ["light", "dark", "contrast", "system"]
    button.click()
    assert {cookie["name"]: cookie["value"] for cookie in page.context.cookies()} == {"theme": "light"}


def test_what_is_folded_away_is_listed_and_not_pressed(page: Page, server: IslandServer) -> None:
    fold = '<summary data-shortcut="Space">Show</summary><a href="#there" data-shortcut="3">Good</a>'
    show(page, server, f"<details>{fold}</details>")
    page.keyboard.press("3")
    assert not page.url.endswith("#there")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_contain_text("Good")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.locator("summary").evaluate("each => each.blur()")
    page.keyboard.press("Space")
    page.keyboard.press("3")
    assert page.url.endswith("#there")


def test_single_keys_act_unless_one_types_or_switched_them_off(page: Page, server: IslandServer) -> None:
    search = '<label>Search <input data-shortcut="/"></label>'
    show(page, server, search + '<a href="#there" data-shortcut="n">Next</a>')
    page.keyboard.press("/")
    field = page.get_by_label("Search")
    expect(field).to_be_focused()
    page.keyboard.type("n/?")
    expect(field).to_have_value("n/?")
    field.blur()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_contain_text("Next")
    page.get_by_label("Single keys act").uncheck()
    page.get_by_role("button", name="Close").click()
    page.keyboard.press("n")
    assert not page.url.endswith("#there")


def test_the_fonts_are_ours_and_nothing_is_asked_of_another_host(page: Page, server: IslandServer) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    show(page, server, f'<h1>Text</h1>{EDITOR}<span class="katex"><span class="mathnormal">x</span></span>')
    page.evaluate("document.fonts.ready")
    assert all(url.startswith(server.url) for url in asked)
    assert any("inter-latin" in url for url in asked)
    assert any("jetbrains-mono-latin" in url for url in asked)
    assert not any(url.endswith((".ttf", ".woff")) for url in asked)
