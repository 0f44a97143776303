"""The only package that draws with Streamlit."""
