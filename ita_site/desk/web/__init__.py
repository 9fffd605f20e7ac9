"""The desk as a web application: plain forms that work without JavaScript, and one script that saves while one types.

`guard` refuses what no page of ours asks for, `session` knows who entered with the one-time key, each module named
after a page answers for that page. What is no page of the desk is the preview of the site.
"""
