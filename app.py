"""One file, two lives: the server imports `app`; each session's run executes the rest."""

from __future__ import annotations

if __name__ != "__main__":
    import streamlit as st

    from clientdesk.ui import arriving
    from clientdesk.ui.problems import on_script_error
    from clientdesk.ui.sessions import let_go_of_closed, serve_strangers
    from clientdesk.ui.shell import warm
    from clientdesk.web.answers import server_error
    from clientdesk.web.lifespan import lifespan
    from clientdesk.web.middleware import Judges, layers
    from clientdesk.web.start import start

    provider = start()
    if provider:
        serve_strangers()
    app = st.App(
        __file__,
        secrets={"auth": {**provider.as_secrets()}} if provider else None,
        middleware=layers(provider, Judges(arriving.frame, arriving.may_send)),
        lifespan=lifespan(warm, let_go_of_closed),
        on_script_error=on_script_error,
        exception_handlers={500: server_error},
    )
else:
    from clientdesk.ui.shell import render

    render()
