"""What templates may say beyond Django's own tags."""

from __future__ import annotations

from datetime import datetime
from typing import cast
from urllib.parse import urlencode

from django import template
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from viva import practice
from viva.store.entries import Subject
from viva.web import assets, markdown, mathematics
from viva.web.lookup import topic_address
from viva.web.preferences import chosen
from viva.web.request import GymRequest
from viva.web.speech import MOST_SECONDS
from viva.web.words import CONFIDENCES

LONGEST_FORMULA = 2_000  # characters that are typeset; what is longer fits on no page

register = template.Library()
register.filter("topic_address", topic_address)


@register.simple_tag
def styles(*names: str) -> SafeString:
    """Links to the styles of built entries and to our own."""
    built = [style for name in names if (found := assets.island(name)) for style in found.styles]
    addresses = [*dict.fromkeys(built), assets.own("viva.css")]
    return format_html_join("\n", '<link rel="stylesheet" href="{}">', ((address,) for address in addresses))


@register.simple_tag
def island(name: str) -> SafeString:
    """The module of a built entry; nothing where nothing was built."""
    found = assets.island(name)
    if found is None:
        return mark_safe("")
    preloads = format_html_join("", '<link rel="modulepreload" href="{}">', ((p,) for p in found.preloads))
    return format_html('{}<script type="module" src="{}"></script>', preloads, found.module)


@register.simple_tag
def icon() -> SafeString:
    """The link to the sign in the browser's tab."""
    return format_html('<link rel="icon" href="{}" type="image/svg+xml">', assets.own("viva.svg"))


@register.inclusion_tag("recorder.html", takes_context=True)
def recorder(context: template.RequestContext, asked: str = "", seconds: int = 0) -> dict[str, object]:
    """What records an answer for the field `text`, where the learner wants it."""
    request = cast(GymRequest, context.request)
    address = reverse("write-down") + (f"?{urlencode({'asked': asked})}" if asked else "")
    return {
        "shown": chosen(request).record,
        "address": address if request.gym.transcriber else "",
        "seconds": seconds,
        "most": MOST_SECONDS,
    }


@register.inclusion_tag("note.html", takes_context=True)
def note(context: template.RequestContext, subject: str, item: str) -> dict[str, object]:
    """The field for what a learner writes down about something, and what was written."""
    request = cast(GymRequest, context.request)
    return {
        "note": practice.note(request.learner, Subject(subject), item),
        "address": reverse("note", args=[subject, item]),
        "csrf_token": context["csrf_token"],
    }


@register.simple_tag
def font(name: str) -> SafeString:
    """Has the browser fetch a font before it has read the styles, so that no text jumps when it comes."""
    address = assets.font(name)
    if address is None:
        return mark_safe("")
    return format_html('<link rel="preload" href="{}" as="font" type="font/woff2" crossorigin>', address)


@register.filter
def clock(seconds: float) -> str:
    """A time as a clock shows it: 75 is "1:15", 3700 is "1:01:40"."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


@register.filter
def md(text: str) -> SafeString:
    """Markdown, in blocks."""
    return markdown.to_html(text)


@register.filter
def mdline(text: str) -> SafeString:
    """Markdown of one paragraph."""
    return markdown.to_inline_html(text)


@register.filter
def tex(latex: str) -> SafeString:
    """A formula in a line of text, whoever wrote it."""
    return _formula(latex, display=False)


@register.filter
def displaytex(latex: str) -> SafeString:
    """A formula in a line of its own."""
    return _formula(latex, display=True)


def _formula(latex: str, *, display: bool) -> SafeString:
    if len(latex) > LONGEST_FORMULA:
        return format_html("<code>{}</code>", latex)
    return mark_safe(mathematics.typeset(latex, display=display))


@register.filter
def code(source: str) -> SafeString:
    """A Python program, highlighted."""
    return markdown.program(source)


@register.filter
def duration(seconds: float) -> str:
    """A time as people say it: "0.8 ms", "3.2 s", "12 min", "2 h 5 min"."""
    if seconds < 0.0001:
        return "under 0.1 ms"
    if seconds < 1:
        return f"{seconds * 1000:.1f} ms"
    if seconds < 60:
        return f"{seconds:.1f} s"
    hours, minutes = divmod(round(seconds / 60), 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min"


@register.filter
def moment(at: datetime) -> SafeString:
    """A point in time, in the time zone of the server."""
    local = at.astimezone()
    return format_html('<time datetime="{}">{}</time>', at.isoformat(), f"{local:%d %b %Y, %H:%M}")


@register.filter
def mib(amount: float) -> str:
    return f"{amount:.0f} MiB" if amount >= 10 else f"{amount:.1f} MiB"


@register.filter
def percent(share: float) -> str:
    return f"{100 * share:.0f} %"


@register.filter
def hundredths(share: float) -> str:
    """A share without its sign, for the first of two: "14 to 73 %"."""
    return f"{100 * share:.0f}"


@register.filter
def confidence(stated: float | None) -> str:
    """What a learner said of a submission; a dash where nothing was said."""
    return "–" if stated is None else CONFIDENCES.get(stated, percent(stated))
