"""Files that editors hand to visitors, made fit for publishing: bytes of a picture in, the same picture alone out.

What a picture carries beside what is seen (place, author, camera, comments, thumbnails) never leaves the content
folder; a drawing or XML file that would run a program, or load from elsewhere, when it is opened is a problem.
"""
