"""The pages of the app, one folder down for each section.

Nothing but this file may lie directly in pages/: Streamlit's older router would run it without app.py.
"""
