"""Parts for the 3D printer: STL and 3MF, their measures in millimetres, and a picture of them."""
